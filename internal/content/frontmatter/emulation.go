package frontmatter

import (
	"strconv"
	"strings"

	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/diag"
)

// Campaigns holds the keys of one entry of content/campaigns.yaml.
var Campaigns = []Key{
	{Name: "name", Synonyms: []string{"tên", "tên phong trào", "title"}, Type: Text, Required: true, Example: "Cả nước chung sức xây dựng nông thôn mới",
		VI: "Tên phong trào, không cần chữ “Phong trào thi đua” ở đầu.", EN: "The campaign's name, without “Phong trào thi đua” before it."},
	emulationAliases, emulationLaunchedBy, emulationFrom, emulationTo, emulationAims, emulationMembers, emulationLeaders,
}

// Blocks holds the keys of one entry of content/blocks.yaml.
var Blocks = []Key{
	{Name: "name", Synonyms: []string{"tên", "tên cụm", "tên khối", "title"}, Type: Text, Required: true, Example: "Cụm thi đua số 4 quận Hai Bà Trưng",
		VI: "Tên cụm, khối thi đua, kèm địa phương hay ngành: nhiều nơi có “Cụm thi đua số 4”.",
		EN: "The block's name, with its locality or branch: many places have a “Cụm thi đua số 4”."},
	emulationAliases, emulationLaunchedBy, emulationFrom, emulationTo, emulationAims, emulationMembers, emulationLeaders,
}

// The keys that campaigns and blocks share.
var (
	emulationAliases = Key{Name: "aliases", Synonyms: []string{"tên khác", "gọi tắt", "alias"}, Type: Texts, Example: "[Nông thôn mới]",
		VI: "Những cách gọi khác trong bài viết.", EN: "Other names that articles use."}
	emulationLaunchedBy = Key{Name: "launched_by", Synonyms: []string{"đơn vị phát động", "phát động", "thành lập bởi", "by"}, Type: Text, Example: "Thủ tướng Chính phủ",
		VI: "Ai phát động phong trào, hoặc lập ra cụm, khối.", EN: "Who launched the campaign or formed the block."}
	emulationFrom = Key{Name: "from", Synonyms: []string{"từ", "từ ngày", "bắt đầu"}, Type: Date, Example: "2021-06-09",
		VI: "Ngày bắt đầu.", EN: "The first day."}
	emulationTo = Key{Name: "to", Synonyms: []string{"đến", "tới", "đến ngày", "kết thúc"}, Type: Date, Example: "2025-12-31",
		VI: "Ngày kết thúc; bỏ trống khi chưa kết thúc.", EN: "The last day; left out while it goes on."}
	emulationAims = Key{Name: "aims", Synonyms: []string{"mục tiêu", "mục đích", "nội dung", "mô tả", "description"}, Type: Text, Example: "Hoàn thành các tiêu chí nông thôn mới giai đoạn 2021-2025",
		VI: "Mục tiêu hay nội dung, một hai câu.", EN: "What it is for, in a sentence or two."}
	emulationMembers = Key{Name: "members", Synonyms: []string{"thành viên", "các đơn vị", "member"}, Type: Texts, Example: "[Huyện Ninh Hải, Huyện Thuận Nam]",
		VI: "Các đơn vị thành viên; địa phương thì dẫn tới trang của địa phương đó.", EN: "The member bodies; a locality is linked to its page."}
	emulationLeaders = Key{Name: "leaders", Synonyms: []string{"cụm trưởng", "khối trưởng", "trưởng cụm", "trưởng khối", "leader"}, Type: ByPeriod, Example: "{2025: Huyện Ninh Hải}",
		VI: "Đơn vị làm cụm trưởng, khối trưởng (chủ trì phong trào) từng năm.", EN: "The body that leads in each year."}
)

// byPeriod reads a mapping whose keys are years or other periods, each with a text. Its keys are not those of a table:
// the caller reads them, for example by content.ParsePeriod.
func (r *reader) byPeriod(n *yamlnode.Node, k *Key) *Value {
	if isEmpty(n) {
		return nil
	}
	if n.Kind != yamlnode.Mapping {
		r.reportNotMap(n, k, r.pos(n))
		return nil
	}
	v := r.newValue(Value{pos: r.pos(n), shape: Mapping, pairs: make([]Pair, 0, len(n.Content)/2)})
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at, name := r.pos(key), strings.TrimSpace(key.Value)
		if value.Tag == yamlnode.Null {
			fault, split := r.doc.SplitValue(n, i, false, isYear)
			if r.reportFault(fault); split {
				if last := len(v.pairs) - 1; last >= 0 && v.pairs[last].Key == strings.TrimSpace(n.Content[i-2].Value) {
					v.pairs = v.pairs[:last] // a part of the value, which is reported as a whole
				}
				continue
			}
		}
		switch {
		case r.reportForeign(key):
		case key.Kind != yamlnode.Scalar || name == "":
			r.keyIndex(key, nil, at)
		case seen[name] > 0:
			r.probs.Add(diag.DuplicateKey, at, name, strconv.Itoa(seen[name]))
		default:
			seen[name] = at.Line
			if r.reportForeign(value) {
				continue
			}
			if child := r.scalar(value, &Key{Name: k.Name, Example: k.Example}); child != nil {
				v.pairs = append(v.pairs, Pair{name, at, child})
			}
		}
	}
	return v
}

// isYear reports whether a text begins with a digit, as the key of a [ByPeriod] does.
func isYear(text string) bool { return text != "" && '0' <= text[0] && text[0] <= '9' }
