// Receives webhooks: WEBHOOK_KEYS="whsec_... whpk_..." INBOX=inbox PORT=8080 go run .
package main

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const tolerance = 5 * time.Minute

var keys = strings.Fields(os.Getenv("WEBHOOK_KEYS"))

func main() {
	http.HandleFunc("POST /", receive)
	log.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}

func receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil || !isGenuine(r.Header, body) {
		w.WriteHeader(http.StatusUnauthorized)
	} else if err := store(r.Header.Get("webhook-id"), body); err != nil {
		log.Print(err)
		w.WriteHeader(http.StatusInternalServerError) // the delivery is sent again
	} else {
		w.WriteHeader(http.StatusNoContent)
	}
}

// isGenuine tells whether one of the signatures is by one of our keys, and not older than five minutes.
func isGenuine(header http.Header, body []byte) bool {
	timestamp := header.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || time.Since(time.Unix(seconds, 0)).Abs() > tolerance {
		return false
	}
	content := append([]byte(header.Get("webhook-id")+"."+timestamp+"."), body...)
	for _, signature := range strings.Split(header.Get("webhook-signature"), " ") {
		for _, key := range keys {
			if matches(signature, key, content) {
				return true
			}
		}
	}
	return false
}

func matches(signature, key string, content []byte) bool {
	scheme, value, _ := strings.Cut(signature, ",")
	given, err := base64.StdEncoding.DecodeString(value)
	if err != nil {
		return false
	}
	if secret, ok := strings.CutPrefix(key, "whsec_"); ok && scheme == "v1" {
		mac := hmac.New(sha256.New, decode(secret))
		mac.Write(content)
		return hmac.Equal(given, mac.Sum(nil))
	}
	if public, ok := strings.CutPrefix(key, "whpk_"); ok && scheme == "v1a" {
		return ed25519.Verify(decode(public), content, given)
	}
	return false
}

func decode(key string) []byte {
	bytes, err := base64.StdEncoding.DecodeString(key)
	if err != nil {
		log.Fatal("a key of WEBHOOK_KEYS is not base64")
	}
	return bytes
}

// store keeps the delivery as a file of the inbox, once. Another program processes the files, after this response.
func store(id string, body []byte) error {
	file := filepath.Join(os.Getenv("INBOX"), id)
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	part := file + ".part"
	if err := os.WriteFile(part, body, 0o600); err != nil {
		return err
	}
	return os.Rename(part, file)
}
