package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// port sets a variable of a script to a free port: port NAME sets $NAME.
func port(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Setenv(args[0], fmt.Sprint(l.Addr().(*net.TCPAddr).Port))
	ts.Check(l.Close())
}

// fetch waits until an address shows a text, or no longer does: [!] fetch URL TEXT.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	var body string
	for late := time.Now().Add(time.Minute); time.Now().Before(late); time.Sleep(10 * time.Millisecond) {
		answer, err := http.Get(args[0])
		if err != nil {
			continue // the server is not up yet
		}
		data, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		ts.Check(err)
		if body = string(data); strings.Contains(body, args[1]) != neg {
			return
		}
	}
	ts.Fatalf("%s shows:\n%s", args[0], body)
}
