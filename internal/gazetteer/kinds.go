package gazetteer

// kinds are the types of units with their tier. A thành phố that no province
// holds is a Province all the same.
var kinds = []struct {
	name  string
	level Level
	short []string // abbreviations, as [viet.Key] leaves them
}{
	{"tỉnh", Province, nil},
	{"thành phố", District, []string{"tp", "t p"}},
	{"quận", District, []string{"q"}},
	{"huyện", District, []string{"h"}},
	{"thị xã", District, []string{"tx", "t x"}},
	{"xã", Commune, []string{"x"}},
	{"phường", Commune, []string{"p"}},
	{"thị trấn", Commune, []string{"tt", "t t"}},
	{"đặc khu", Commune, []string{"đk"}},
}

// city is the kind an entry may give for a thành phố that no province holds.
const city = "thành phố trực thuộc trung ương"
