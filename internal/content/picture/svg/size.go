package svg

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// readSize reads width and height, each from its attribute or else from the viewBox. A picture without either is
// 300 × 150 pixels (CSS 2.2, 10.3.2).
func (r *reader) readSize(attrs []xml.Attr) {
	var width, height float64
	box := [2]float64{300, 150}
	for _, a := range attrs {
		switch a.Name.Local {
		case "width":
			width = parseLength(a.Value)
		case "height":
			height = parseLength(a.Value)
		case "viewBox":
			f := strings.FieldsFunc(a.Value, func(r rune) bool { return r <= ' ' || r == ',' })
			if len(f) == 4 && parseLength(f[2]) > 0 && parseLength(f[3]) > 0 {
				box = [2]float64{parseLength(f[2]), parseLength(f[3])}
			}
		}
	}
	switch {
	case width == 0 && height == 0:
		width, height = box[0], box[1]
	case width == 0:
		width = height * box[0] / box[1]
	case height == 0:
		height = width * box[1] / box[0]
	}
	pixels := func(f float64) int { return int(max(1, math.Round(min(f, maxLength)))) }
	r.width, r.height = pixels(width), pixels(height)
}

// parseLength returns a length in pixels, 0 when s is not a length or depends on the page. For example, "2.54cm" is 96.
func parseLength(s string) float64 {
	s = strings.ToLower(strings.TrimSpace(s))
	scale := 1.0
	for _, u := range units {
		if number, ok := strings.CutSuffix(s, u.name); ok {
			s, scale = number, u.pixels
			break
		}
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !(f > 0) || math.IsInf(f, 0) {
		return 0
	}
	return f * scale
}
