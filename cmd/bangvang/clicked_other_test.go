//go:build !windows && !darwin

package main

import (
	"os"
	"path/filepath"
	"testing"

	"bangvang/cmd/bangvang/ui"
)

// A double click gives the program a screen, and nobody who reads what it writes; cron has no screen, a script a pipe or file.
func TestIsClicked(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	clicked := ui.Console{In: null, Out: null, Err: null}
	t.Setenv("WAYLAND_DISPLAY", "")
	t.Setenv("DISPLAY", "")
	if isClicked(clicked) {
		t.Error("without a screen")
	}
	t.Setenv("DISPLAY", ":0")
	if !isClicked(clicked) {
		t.Error("a double click is not seen")
	}
	if isClicked(ui.Console{In: null, Out: file, Err: null}) || isClicked(ui.Console{In: null, Out: null, Err: &served{}}) {
		t.Error("a script that reads the output")
	}
}
