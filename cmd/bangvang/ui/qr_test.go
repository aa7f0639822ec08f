package ui

import (
	"bytes"
	"strings"
	"testing"

	"rsc.io/qr"
)

// TestQR reads the cells of a drawn code back.
func TestQR(t *testing.T) {
	const text = "http://192.168.1.5:1313/tin/?bangvang=ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(drawQR(text), "\n"), "\n")
	if want := (code.Size + 5) / 2; len(lines) != want {
		t.Fatalf("%d lines, want %d", len(lines), want)
	}
	for i, line := range lines {
		cells := []rune(strings.TrimSuffix(strings.TrimPrefix(line, "\x1b[30;107m"), "\x1b[0m"))
		if len(cells) != code.Size+4 {
			t.Fatalf("line %d has %d cells", i, len(cells))
		}
		for j, c := range cells {
			x, y := j-2, 2*i-2
			if top := c == '▀' || c == '█'; top != code.Black(x, y) {
				t.Errorf("the cell %d, %d is %q", x, y, c)
			}
			if bottom := c == '▄' || c == '█'; bottom != code.Black(x, y+1) {
				t.Errorf("the cell %d, %d is %q", x, y+1, c)
			}
		}
	}
	if drawQR(strings.Repeat("x", 5000)) != "" {
		t.Error("a text is drawn that no code holds")
	}
	var out bytes.Buffer
	Console{Err: &out}.PrintQR(text)
	if out.Len() > 0 {
		t.Error("a code was drawn off the terminal")
	}
}
