package theme

import (
	"fmt"
	"html/template"
	"strconv"
	"sync"

	"rsc.io/qr/coding"
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
	code := encodeQR(address)
	if code == nil {
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
				b = append(strconv.AppendInt(append(b, 'M'), int64(from), 10), ' ')
				b = strconv.AppendInt(b, int64(y), 10)
			} else {
				b = append(strconv.AppendInt(append(b, 'm'), int64(from-at), 10), " 0"...)
			}
			b = strconv.AppendInt(append(b, 'h'), int64(x-from), 10)
			at = x
		}
	}
	b = append(b, `"/></svg>`...)
	return template.HTML(b)
}

// qrPlans are the plans of QR codes, which depend on their size alone and take half of the time of one.
var qrPlans [coding.MaxVersion + 1]struct {
	once sync.Once
	plan *coding.Plan
}

// encodeQR returns the smallest QR code of a text at level L, as [rsc.io/qr.Encode] does for a text that is not all digits or
// capitals; nil if there is none.
func encodeQR(text string) *coding.Code {
	version := coding.Version(coding.MinVersion)
	for coding.String(text).Bits(version) > version.DataBytes(coding.L)*8 {
		if version++; version > coding.MaxVersion {
			return nil
		}
	}
	made := &qrPlans[version]
	made.once.Do(func() { made.plan, _ = coding.NewPlan(version, coding.L, 0) })
	if made.plan == nil {
		return nil
	}
	code, err := made.plan.Encode(coding.String(text))
	if err != nil {
		return nil
	}
	return code
}
