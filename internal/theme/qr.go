package theme

import (
	"fmt"
	"html/template"

	"rsc.io/qr"
)

// qrEdge is the width of the light edge that readers of a QR code need, in cells.
const qrEdge = 4

// qrCode implements the template function qr: the QR code of an address as an element svg with a label, "" for no address or for
// one that is too long for a code, some 2,900 bytes. Each row of cells is a line of strokes along its
// middle, which takes a third of the bytes of rectangles.
func qrCode(address, label string) template.HTML {
	if address == "" {
		return ""
	}
	code, err := qr.Encode(address, qr.L)
	if err != nil {
		return ""
	}
	b := fmt.Appendf(nil, `<svg class="qr" viewBox="%d %[1]d.5 %[2]d %[2]d" role="img" aria-label="%[3]s"><path stroke="#000" d="`,
		-qrEdge, code.Size+2*qrEdge, template.HTMLEscapeString(label))
	for y := range code.Size {
		at := 0 // where the pen is
		for x := 0; x < code.Size; {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x == from {
				x++
				continue
			}
			if at == 0 {
				b = fmt.Appendf(b, "M%d %dh%d", from, y, x-from)
			} else {
				b = fmt.Appendf(b, "m%d 0h%d", from-at, x-from)
			}
			at = x
		}
	}
	b = append(b, `"/></svg>`...)
	return template.HTML(b)
}
