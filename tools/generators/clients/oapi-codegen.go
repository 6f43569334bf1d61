// Lists, creates and uploads with a client of oapi-codegen.
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"os"

	"plumbline-client/plumbline"
)

func env(name string) string { return os.Getenv("PLUMBLINE_" + name) }

func main() {
	withToken := plumbline.WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-PlanRadar-API-Key", env("TOKEN"))
		return nil
	})
	client, err := plumbline.NewClientWithResponses(env("URL"), withToken)
	must(err)
	ctx, customer, project := context.Background(), env("CUSTOMER"), env("PROJECT")

	list, err := client.V2TicketListWithResponse(ctx, customer, project, nil)
	must(err)
	for _, ticket := range list.JSON200.Data {
		fmt.Println("listed", ticket.Attributes.Uuid)
	}

	subject := env("SUBJECT")
	var body plumbline.V2TicketCreateJSONRequestBody
	body.Data.Attributes.Subject = &subject
	must(body.Data.Attributes.ComponentId.FromId0(env("COMPONENT")))
	must(body.Data.Attributes.TicketTypeId.FromId0(env("TICKET_TYPE")))
	created, err := client.V2TicketCreateWithResponse(ctx, customer, project, nil, body)
	must(err)
	uuid := created.JSON201.Data.Attributes.Uuid
	fmt.Println("created", uuid)

	form, contentType := formOf("photo.png")
	uploaded, err := client.V2AttachmentCreateWithBodyWithResponse(ctx, customer, project, uuid, nil, contentType, form)
	must(err)
	fmt.Println("uploaded", uploaded.JSON201.Data.Id)
}

func formOf(name string) (io.Reader, string) {
	photo, err := os.ReadFile(name)
	must(err)
	var form bytes.Buffer
	writer := multipart.NewWriter(&form)
	part, err := writer.CreateFormFile("file", name)
	must(err)
	_, err = part.Write(photo)
	must(err)
	must(writer.Close())
	return &form, writer.FormDataContentType()
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
