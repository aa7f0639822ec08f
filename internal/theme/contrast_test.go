package theme

import (
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"bangvang/themes"
)

// The colours of both themes have, in light and in dark, the contrast of WCAG 2.2: text 4.5 to its ground, what charts, fields
// and tiles are drawn in 3 to the paper. Gold is a line of honour and says nothing alone.
func TestContrast(t *testing.T) {
	type pair struct {
		over, under string
		least       float64
	}
	pairs := []pair{
		{"ink", "paper", 7}, {"soft", "paper", 4.5}, {"red", "paper", 4.5}, {"ink", "box", 7}, {"soft", "box", 4.5}, {"red", "box", 4.5}, {"ink", "mark", 4.5},
		{"bar", "paper", 3}, {"rule", "paper", 3}, {"bar", "box", 3}, {"edge", "paper", 3}, {"btn", "#ffffff", 4.5},
		{"ink", "few", 4.5}, {"ink", "some", 4.5}, {"on-many", "many", 4.5}, {"many", "paper", 3}, {"few", "ink", 3},
	}
	band := []pair{{"on-band", "band", 7}, {"on-band", "act", 7}, {"due", "paper", 4.5}, {"act", "#ffffff", 7}} // of the portal alone
	main := tokens(t, "bangvang/assets/main.css")
	over := tokens(t, "cong-thong-tin/assets/portal.css")
	for i, scheme := range []string{"light", "dark"} {
		for _, theme := range []string{"bangvang", "cong-thong-tin"} {
			colours := map[string]string{}
			for j := range i + 1 { // dark is laid over light
				for name, value := range main[j] {
					colours[name] = value
				}
				if theme == "cong-thong-tin" {
					for name, value := range over[j] {
						colours[name] = value
					}
				}
			}
			all := pairs
			if theme == "cong-thong-tin" {
				all = append(slices.Clone(pairs), band...)
			}
			for _, p := range all {
				under := colours[p.under]
				if under == "" {
					under = p.under
				}
				if got := contrast(t, colours[p.over], under); got < p.least {
					t.Errorf("%s, %s: --%s on --%s has a contrast of %.2f, want %v", theme, scheme, p.over, p.under, got, p.least)
				}
			}
		}
	}
}

var (
	rootBlock = regexp.MustCompile(`(?s):root \{(.*?)\}`)
	colour    = regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{3,6})\b`)
)

// tokens returns the colours of the first two blocks of custom properties of a style sheet, those of light and dark.
func tokens(t *testing.T, name string) [2]map[string]string {
	css, err := fs.ReadFile(themes.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	var out [2]map[string]string
	blocks := rootBlock.FindAllSubmatch(css, 2)
	if len(blocks) < 2 {
		t.Fatalf("%s has no colours for light and dark", name)
	}
	for i, block := range blocks {
		out[i] = map[string]string{}
		for _, m := range colour.FindAllSubmatch(block[1], -1) {
			out[i][string(m[1])] = string(m[2])
		}
	}
	return out
}

// contrast returns the contrast of two colours, from 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance of a colour as #rgb or #rrggbb.
func luminance(t *testing.T, c string) (sum float64) {
	if len(c) == 4 {
		c = string([]byte{'#', c[1], c[1], c[2], c[2], c[3], c[3]})
	}
	if len(c) != 7 {
		t.Fatalf("the colour %q", c)
	}
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(c[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			sum += weight * v / 12.92
		} else {
			sum += weight * math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return sum
}
