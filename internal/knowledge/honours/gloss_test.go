package honours

import "testing"

// Every honour of the law in force has an English gloss, and every gloss is of an honour or an office.
func TestGlosses(t *testing.T) {
	c, problems := New(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	used := map[string]bool{}
	for _, h := range c.All() {
		if h.Class != Other && h.To.IsZero() && h.English() == "" {
			t.Errorf("%s has no gloss", h.Name)
		}
		used[h.Name] = true
		for _, class := range ranks {
			if n := len(h.Name) - len(class.vi); n > 0 && h.Name[n:] == class.vi {
				used[h.Name[:n]] = true
			}
		}
	}
	for name := range glosses {
		if !used[name] {
			t.Errorf("%s has a gloss, and is not in the catalogue", name)
		}
	}
	known := map[string]bool{}
	for _, o := range offices {
		known[o.name] = true
	}
	for name := range officeGlosses {
		if !known[name] {
			t.Errorf("%s has a gloss, and is no office", name)
		}
	}
	for text, want := range map[string]string{"Huân chương Lao động hạng Ba": "Labour Order, Third Class", "Cúp Núi Hồng": ""} {
		h, _ := c.Find(text, Body{})
		if got := h.English(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := ParseBody("CT UBND tỉnh Hà Tĩnh").English(); got != "Chair of the People's Committee" {
		t.Errorf("%q", got)
	}
}
