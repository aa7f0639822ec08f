package honours

import "bangvang/internal/text/viet"

// levels are the names of the levels, in Vietnamese and as views write them.
var levels = []struct {
	vi, en string
	level  Level
}{
	{"nhà nước", "state", State},
	{"trung ương", "central", Central},
	{"tỉnh", "provincial", Provincial},
	{"địa phương", "local", Local},
	{"đơn vị", "unit", Unit},
	{"ban tổ chức", "organiser", Organiser},
	{"", "none", NoLevel},
}

// classes are the names of the classes: in Vietnamese, a longer name, and as views write them.
var classes = []struct {
	vi, more, en string
	class        Class
}{
	{"danh hiệu", "danh hiệu thi đua", "title", EmulationTitle},
	{"khen thưởng", "hình thức khen thưởng", "commendation", Commendation},
	{"ngoài luật", "khác", "other", Other},
	{"", "", "other", Other},
}

// String returns the name of the level in views and data files: state, central, provincial, local, unit, organiser, or
// none for NoLevel and any other value.
func (l Level) String() string {
	for _, known := range levels {
		if known.level == l {
			return known.en
		}
	}
	return "none"
}

// String returns the name of the class in views and data files: title, commendation, or other for Other and any other
// value.
func (c Class) String() string {
	for _, known := range classes {
		if known.class == c {
			return known.en
		}
	}
	return "other"
}

// parseLevel returns the level with this name in either language; an empty text is NoLevel.
func parseLevel(text string) (Level, bool) {
	key := viet.Key(text)
	for _, known := range levels {
		if key == known.vi || key == known.en {
			return known.level, true
		}
	}
	return 0, false
}

// parseClass returns the class with this name in either language; an empty text is Other.
func parseClass(text string) (Class, bool) {
	key := viet.Key(text)
	for _, known := range classes {
		if key == known.vi || key == known.more || key == known.en {
			return known.class, true
		}
	}
	return 0, false
}
