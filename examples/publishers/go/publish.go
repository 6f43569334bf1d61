// Publishes an event: go run . comment.added < ../comment.json
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/google/uuid"
	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	var data json.RawMessage
	check(json.NewDecoder(os.Stdin).Decode(&data))
	id, kind := uuid.NewString(), os.Args[1]
	body, err := json.Marshal(map[string]any{
		"id":         id,
		"type":       kind,
		"occurredAt": time.Now(),
		"accountId":  json.Number(os.Getenv("ACCOUNT_ID")),
		"data":       data,
	})
	check(err)
	connection, err := amqp.Dial(os.Getenv("RABBITMQ_URL"))
	check(err)
	defer connection.Close()
	channel, err := connection.Channel()
	check(err)
	check(channel.Confirm(false))
	returned := channel.NotifyReturn(make(chan amqp.Return, 1))
	message := amqp.Publishing{ContentType: "application/json", DeliveryMode: amqp.Persistent, MessageId: id, Type: kind, Body: body}
	confirm, err := channel.PublishWithDeferredConfirm("domain.events", kind, true, false, message)
	check(err)
	// False as well when the channel closes before the confirm. A return arrives before it. Publish again then, with the same id.
	if !confirm.Wait() || len(returned) > 0 {
		log.Fatal("the broker has not taken the event")
	}
	fmt.Println(id)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
