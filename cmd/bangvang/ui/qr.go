package ui

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// PrintQR prints text as a QR code on standard error if that is a terminal, else nothing: dark on light whatever the
// colours of the terminal, two rows of the code in a line. Of a text that is too long for a QR code, some 3,000 bytes,
// it prints nothing.
func (say Console) PrintQR(text string) {
	if isTerminal(say.Err) {
		fmt.Fprint(say.Err, drawQR(text))
	}
}

// drawQR returns the lines of a QR code, with the light edge that readers need; "" if text is too long for one.
func drawQR(text string) string {
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		return ""
	}
	const edge = 2
	var b strings.Builder
	for y := -edge; y < code.Size+edge; y += 2 {
		b.WriteString("\x1b[30;107m")
		for x := -edge; x < code.Size+edge; x++ {
			b.WriteString([...]string{" ", "▄", "▀", "█"}[2*dark(code, x, y)+dark(code, x, y+1)])
		}
		b.WriteString("\x1b[0m\n")
	}
	return b.String()
}

// dark returns 1 for a dark cell of a code, 0 for a light one or one outside.
func dark(code *qr.Code, x, y int) int {
	if code.Black(x, y) {
		return 1
	}
	return 0
}
