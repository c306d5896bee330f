// Command peer is the webhook that the library's is measured against: net/http over TLS, encoding/json, and the rule
// for pods that are created. It decodes no more of a pod than the rule asks for, which is less work than the types of
// k8s.io/api would be.
//
// It prints the port that it listens on, and ends when its standard input does.
package main

import (
	"crypto/tls"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"mime"
	"net"
	"net/http"
	"os"
	"time"
)

const (
	maxBody       = 10 << 20
	tolerationKey = "virtual-kubelet.io/provider"
	operator      = "system:serviceaccount:cocoon-system:cocoon-operator"
)

type review struct {
	APIVersion string    `json:"apiVersion"`
	Kind       string    `json:"kind"`
	Request    *request  `json:"request,omitempty"`
	Response   *response `json:"response,omitempty"`
}

type request struct {
	UID       string          `json:"uid"`
	Kind      groupKind       `json:"kind"`
	Operation string          `json:"operation"`
	UserInfo  userInfo        `json:"userInfo"`
	Object    json.RawMessage `json:"object"`
}

type groupKind struct {
	Group string `json:"group"`
	Kind  string `json:"kind"`
}

type userInfo struct {
	Username string `json:"username"`
}

type response struct {
	UID     string  `json:"uid"`
	Allowed bool    `json:"allowed"`
	Status  *status `json:"status,omitempty"`
}

type status struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

type pod struct {
	Metadata struct {
		OwnerReferences []struct {
			Kind string `json:"kind"`
			Name string `json:"name"`
		} `json:"ownerReferences"`
	} `json:"metadata"`
	Spec struct {
		Tolerations []struct {
			Key string `json:"key"`
		} `json:"tolerations"`
	} `json:"spec"`
}

// denial says why a pod may not be created, or nothing.
func denial(created pod, username string) string {
	tolerated := false
	for _, toleration := range created.Spec.Tolerations {
		tolerated = tolerated || toleration.Key == tolerationKey
	}
	if !tolerated {
		return ""
	}
	owned := false
	for _, owner := range created.Metadata.OwnerReferences {
		if owner.Kind == "CocoonSet" {
			owned = owner.Name != ""
			break
		}
	}
	if !owned {
		return "metadata.ownerReferences names no CocoonSet, which must own a pod that tolerates " + tolerationKey
	}
	if username != operator {
		return fmt.Sprintf("userInfo.username is %q, expected an operator of cocoon", username)
	}
	return ""
}

func answer(asked *request) (*response, error) {
	if asked.Operation != "CREATE" || asked.Kind.Group != "" || asked.Kind.Kind != "Pod" {
		return &response{UID: asked.UID, Allowed: true}, nil
	}
	var created pod
	if err := json.Unmarshal(asked.Object, &created); err != nil {
		return nil, err
	}
	if why := denial(created, asked.UserInfo.Username); why != "" {
		return &response{UID: asked.UID, Status: &status{Code: http.StatusForbidden, Message: why}}, nil
	}
	return &response{UID: asked.UID, Allowed: true}, nil
}

func validate(writer http.ResponseWriter, asking *http.Request) {
	if asking.Method != http.MethodPost {
		http.Error(writer, "expected POST", http.StatusMethodNotAllowed)
		return
	}
	if media, _, err := mime.ParseMediaType(asking.Header.Get("Content-Type")); err != nil || media != "application/json" {
		http.Error(writer, "expected application/json", http.StatusUnsupportedMediaType)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(writer, asking.Body, maxBody))
	if err != nil {
		http.Error(writer, "the body cannot be read", http.StatusBadRequest)
		return
	}
	var read review
	if err := json.Unmarshal(body, &read); err != nil || read.Request == nil {
		http.Error(writer, "expected an AdmissionReview with a request", http.StatusBadRequest)
		return
	}
	answered, err := answer(read.Request)
	if err != nil {
		http.Error(writer, "the object cannot be read", http.StatusBadRequest)
		return
	}
	encoded, err := json.Marshal(review{APIVersion: read.APIVersion, Kind: read.Kind, Response: answered})
	if err != nil {
		http.Error(writer, "the answer cannot be written", http.StatusInternalServerError)
		return
	}
	writer.Header().Set("Content-Type", "application/json")
	if _, err := writer.Write(encoded); err != nil {
		return
	}
}

func main() {
	certificate := flag.String("cert", "", "the certificate, PEM")
	key := flag.String("key", "", "its key, PEM")
	flag.Parse()
	pair, err := tls.LoadX509KeyPair(*certificate, *key)
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/validate", validate)
	server := &http.Server{
		Handler:           mux,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		TLSConfig:         &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12},
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	fmt.Println("listens on", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(server.ServeTLS(listener, "", ""))
}
