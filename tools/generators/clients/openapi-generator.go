// Lists, creates and uploads with a client of openapi-generator.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"plumbline-client/plumbline"
)

func env(name string) string { return os.Getenv("PLUMBLINE_" + name) }

func main() {
	configuration := plumbline.NewConfiguration()
	configuration.Servers = plumbline.ServerConfigurations{{URL: env("URL")}}
	configuration.AddDefaultHeader("X-PlanRadar-API-Key", env("TOKEN"))
	client := plumbline.NewAPIClient(configuration)
	ctx, customer, project := context.Background(), env("CUSTOMER"), env("PROJECT")

	list, _, err := client.TicketsAPI.V2TicketList(ctx, customer, project).Execute()
	must(err)
	for _, ticket := range list.Data {
		fmt.Println("listed", ticket.Attributes.Uuid)
	}

	component, ticketType, dueDate := env("COMPONENT"), env("TICKET_TYPE"), "2026-12-11"
	attributes := plumbline.NewTicketCreateBodyDataAttributes(plumbline.Id{String: &ticketType}, plumbline.Id{String: &component})
	attributes.SetSubject(env("SUBJECT"))
	attributes.SetDueDate(dueDate)
	body := plumbline.NewTicketCreateBody(*plumbline.NewTicketCreateBodyData(*attributes))
	created, _, err := client.TicketsAPI.V2TicketCreate(ctx, customer, project).TicketCreateBody(*body).Execute()
	must(err)
	uuid := created.Data.Attributes.Uuid
	fmt.Println("created", uuid)

	photo, err := os.Open("photo.png")
	must(err)
	uploaded, _, err := client.AttachmentsAPI.V2AttachmentCreate(ctx, customer, project, uuid).File(photo).Execute()
	must(err)
	fmt.Println("uploaded", uploaded.Data.Id)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
