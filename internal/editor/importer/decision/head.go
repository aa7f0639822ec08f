package decision

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/roster"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// head is what the head of a decision says.
type head struct {
	date struct {
		At    string
		parts []string // as dayLine finds them
	}
	excerpt string   // “tặng Bằng khen cho các tập thể, cá nhân …”, without “Về việc”
	bodies  []string // those of the left side: the one above, and the one that decides last
}

var (
	aboutWords = regexp.MustCompile(`(?i)^(?:về việc|v/v|về)\s*:?\s+`)
	tierBefore = regexp.MustCompile(`(?:^|[ ,])((?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu)\s+\p{Lu}.*)$`)
	ofPlace    = regexp.MustCompile(`thuộc\s+((?:tỉnh|thành phố)\s+\p{Lu}\pL*(?:\s+\p{Lu}\pL*){0,3})`)
	tierAtEnd  = regexp.MustCompile(`(?i)\s+(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)$`)
	annexRef   = regexp.MustCompile(`(?i)kèm theo quyết định số\s*:?\s*([^\s,]*)\s*(?:,)?\s*ngày\s+([0-9]{1,2}(?:\s+tháng\s+|\s*[/.-]\s*)[0-9]{1,2}(?:\s+năm\s+|\s*[/.-]\s*)[0-9]{4})(?:\s+của\s+([^)]+))?`)
)

// readHead reads number, day, excerpt, conferrer and place.
func (s *reading) readHead() {
	no := s.readNumber()
	day := s.readDay()
	conferrer, at := s.readTitle()
	s.readBodies()
	ref := s.annexReference()
	if no.Text == "" && ref != nil && strings.ContainsAny(ref[1], "0123456789") {
		no = s.value(strings.Trim(ref[1], " .,;)"), s.refAt())
	}
	if day.Time.IsZero() && ref != nil {
		if t, ok := viet.ReadDate(ref[2]).Time(); ok {
			day = draft.Day{Time: t, From: s.place(s.refAt())}
		}
	}
	if conferrer == "" && ref != nil && ref[3] != "" {
		conferrer, at = strings.Trim(ref[3], " .,;"), s.refAt()
	}
	if conferrer == "" && len(s.head.bodies) > 0 {
		conferrer, at = s.head.bodies[len(s.head.bodies)-1], s.lines[0].at
	}
	s.by = s.value(s.nameBody(conferrer), at)
	if s.by.Text == "" {
		s.remark(draft.Repair, "", "không thấy cơ quan ban hành quyết định", "the body that decides was not found")
	}
	if no.Text == "" {
		s.remark(draft.Repair, "", "quyết định chưa có số", "the decision has no number")
	}
	if day.Time.IsZero() {
		s.remark(draft.Repair, s.head.date.At, "quyết định chưa có đủ ngày, tháng, năm", "the decision has no complete date")
	}
	s.draft.Decisions = []draft.Decision{{ID: "qd", No: no, Date: day, By: s.by}}
	s.draft.Date = day
	s.readLocality()
}

// readNumber reads “Số: 563/QĐ-UBND”.
func (s *reading) readNumber() draft.Value {
	end := len(s.lines)
	if s.title >= 0 {
		end = s.title
	} else if s.begin >= 0 {
		end = s.begin
	}
	for _, l := range s.lines[:end] {
		if m := numberLine.FindStringSubmatch(l.text); m != nil {
			if m[1] == "" {
				return draft.Value{}
			}
			if m[2] = strings.TrimSpace(m[2]); !strings.HasPrefix(m[2], "/") && !strings.HasPrefix(m[2], "-") { // Số: 77 QĐ/TĐTN
				m[1] += "-"
			}
			return s.value(m[1]+strings.ReplaceAll(strings.ReplaceAll(m[2], " ", ""), "–", "-"), l.at)
		}
	}
	return draft.Value{}
}

// readDay reads “Hà Tĩnh, ngày 02 tháng 11 năm 2025”.
func (s *reading) readDay() (d draft.Day) {
	m := s.head.date.parts
	if m == nil {
		return d
	}
	day, err1 := strconv.Atoi(m[2])
	month, err2 := strconv.Atoi(m[3])
	year, err3 := strconv.Atoi(strings.TrimSpace(m[4]))
	if err1 != nil || err2 != nil || err3 != nil {
		return d
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, viet.Zone)
	if t.Day() != day || int(t.Month()) != month {
		return d
	}
	return draft.Day{Time: t, From: s.place(s.head.date.At)}
}

// maxTitleLines is the number of lines of the head, and of the title with the excerpt and the body below it, at most.
const maxTitleLines = 30

// readTitle reads the excerpt below QUYẾT ĐỊNH, and returns the body in capitals below it, “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH”,
// with its place.
func (s *reading) readTitle() (conferrer, at string) {
	if s.title < 0 {
		return "", ""
	}
	first := s.lines[s.title]
	rest, ok := cutFold(first.text, "QUYẾT ĐỊNH")
	if !ok {
		rest, _ = cutFold(first.text, "NGHỊ QUYẾT")
	}
	if rest != "" && isCapitals(first.text) {
		if body, ok := cutFold(rest, "của "); ok {
			conferrer, at = body, first.at
		} else if aboutWords.MatchString(rest) {
			s.head.excerpt = rest
		}
	}
	for _, l := range s.lines[s.title+1 : max(s.title+1, min(s.begin, s.title+maxTitleLines))] {
		if isGround(l.text) || begins(l.text, "quyết định", "quyết nghị") && isCapitals(l.text) {
			break
		}
		about := aboutWords.MatchString(l.text)
		switch body := honours.ParseBody(roster.Natural(l.text)); {
		case isCapitals(l.text) && !about && (conferrer != "" && at != first.at || body.Office != "" || offices.MatchString(l.text) || s.head.excerpt != "" && !isCapitals(s.head.excerpt)):
			conferrer = strings.TrimSpace(conferrer + " " + strings.TrimRight(l.text, ",;:."))
			at = l.at
		case conferrer == "" || at == first.at:
			s.head.excerpt = strings.TrimSpace(s.head.excerpt + " " + l.text)
		}
	}
	for _, l := range s.lines[s.title+1 : max(s.title+1, min(s.begin, s.title+10*maxTitleLines))] { // BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH
		if before, ok := strings.CutSuffix(strings.TrimRight(l.text, " :"), "QUYẾT ĐỊNH"); ok && conferrer == "" && strings.TrimSpace(before) != "" {
			conferrer, at = strings.TrimSpace(before), l.at
		}
	}
	if isCapitals(s.head.excerpt) {
		s.head.excerpt = strings.ToLower(s.head.excerpt)
	}
	s.head.excerpt = strings.TrimRight(aboutWords.ReplaceAllString(s.head.excerpt, ""), " .")
	return conferrer, at
}

// cutFold cuts a prefix in any case.
func cutFold(text, prefix string) (string, bool) {
	if len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix) {
		return strings.TrimSpace(text[len(prefix):]), true
	}
	return text, false
}

// readBodies reads the bodies of the left side of the head: those in capitals before the title that are no motto.
func (s *reading) readBodies() {
	for _, l := range s.lines[:max(0, min(s.title, maxTitleLines))] {
		if !isCapitals(l.text) || begins(l.text, "cộng hòa xã hội", "độc lập", "đảng cộng sản việt nam", "quyết định") || numberLine.MatchString(l.text) {
			continue
		}
		name := roster.Natural(strings.Trim(l.text, " *-"))
		n := len(s.head.bodies)
		if n > 0 && continuesBody(s.head.bodies[n-1], name) {
			s.head.bodies[n-1] += " " + viet.Uncapitalise(name)
			if !tierBefore.MatchString(name) {
				s.head.bodies[n-1] = strings.TrimSuffix(s.head.bodies[n-1], viet.Uncapitalise(name)) + name
			}
			continue
		}
		s.head.bodies = append(s.head.bodies, name)
	}
}

// continuesBody reports whether a line continues the name of a body: “PHƯỜNG MẪU SƠN” after “ỦY BAN NHÂN DÂN”.
func continuesBody(body, next string) bool {
	if tierBefore.FindStringIndex(next) != nil && tierBefore.FindStringIndex(next)[0] == 0 {
		return !tierBefore.MatchString(body)
	}
	b := honours.ParseBody(next)
	return b.Office == "" && !strings.HasPrefix(next, "Công an")
}

// nameBody returns the name of a body as an article has it: in small letters, with its place.
func (s *reading) nameBody(name string) string {
	if name == "" {
		return ""
	}
	if isCapitals(name) {
		name = s.asWritten(name)
	}
	name = strings.TrimRight(name, " ,.;:")
	if all := honours.Bodies(name); all != nil {
		for i := range all {
			all[i] = s.nameBody(all[i])
		}
		return viet.Listed(all)
	}
	b := honours.ParseBody(name)
	name = b.Name
	own := ""
	if n := len(s.head.bodies); n > 0 {
		own = s.head.bodies[n-1]
	}
	joined, ok := overlap(name, own)
	switch {
	case ok && placeIn(name) == "":
		name = joined
	case b.Relative || tierAtEnd.MatchString(name):
		if place := placeIn(own); place != "" {
			name = b.Of(place)
		}
	case own != "" && !strings.Contains(name, " ") || slices.Contains(bareOffices, viet.Key(name)):
		if own != "" && !strings.Contains(viet.Key(name), viet.Key(own)) {
			name += " " + own
		}
	}
	return honours.ParseBody(name).Name
}

// overlap joins the name of an office to that of its body where the one ends as the other begins: “Ban Thường vụ Đảng ủy”
// and “Đảng ủy phường Đồ Sơn” are “Ban Thường vụ Đảng ủy phường Đồ Sơn”.
func overlap(name, body string) (joined string, ok bool) {
	words, of := strings.Fields(name), strings.Fields(honours.ParseBody(body).Name)
	for n := min(len(words)-1, len(of)); n > 0; n-- {
		if viet.Key(strings.Join(words[len(words)-n:], " ")) == viet.Key(strings.Join(of[:n], " ")) {
			return strings.Join(append(words, of[n:]...), " "), true
		}
	}
	return name, false
}

// bareOffices are offices that need the name of their body behind them, as keys.
var bareOffices = []string{"hiệu trưởng", "giám đốc", "tổng giám đốc", "chủ tịch", "bí thư", "thủ trưởng", "thủ trưởng đơn vị", "viện trưởng", "ban chấp hành", "ban thường vụ", "tư lệnh", "chính ủy", "cục trưởng", "chi cục trưởng", "trưởng phòng", "trưởng ban", "trung đoàn trưởng", "sư đoàn trưởng", "lữ đoàn trưởng", "chỉ huy trưởng", "chủ tịch hội đồng quản trị", "chánh án"}

// placeIn returns the unit in the name of a body: “phường Mẫu Sơn”, "" if it has none.
func placeIn(body string) string {
	if m := tierBefore.FindStringSubmatch(body); m != nil {
		return viet.Uncapitalise(strings.Trim(m[1], " ,.;"))
	}
	if b := honours.ParseBody(body); strings.HasSuffix(b.Office, " ủy") && !b.Relative && b.Level < honours.Unit { // Huyện ủy Cẩm Xuyên
		return b.Place
	}
	return ""
}

// asWritten returns a name in capitals as the text writes it elsewhere, in small letters; or else as [Natural] does.
func (s *reading) asWritten(name string) string {
	low := strings.ToLower(name)
	for _, l := range s.lines {
		text := strings.ToLower(l.text)
		if len(text) != len(l.text) {
			continue
		}
		if i := strings.Index(text, low); i >= 0 {
			if found := l.text[i : i+len(low)]; !isCapitals(found) {
				return found
			}
		}
	}
	return roster.Natural(name)
}

// annexReference returns what “(Kèm theo Quyết định số 215/QĐ-UBND ngày 12/11/2025 của …)” says, nil if no line is it.
func (s *reading) annexReference() []string {
	for _, l := range s.lines[max(s.begin, 0):] {
		if m := annexRef.FindStringSubmatch(l.text); m != nil {
			return m
		}
	}
	return nil
}

func (s *reading) refAt() string {
	for _, l := range s.lines[max(s.begin, 0):] {
		if annexRef.MatchString(l.text) {
			return l.at
		}
	}
	return ""
}

// readLocality finds the unit of the body that decides, or of the one above it.
func (s *reading) readLocality() {
	names := append([]string{s.by.Text}, s.head.bodies...)
	if all := honours.Bodies(s.by.Text); all != nil {
		names[0] = all[0]
	}
	slices.Reverse(names[1:])
	var parts []string
	for _, name := range names {
		if place := placeIn(name); place != "" && !slices.ContainsFunc(parts, func(p string) bool { return viet.Key(p) == viet.Key(place) }) {
			parts = append(parts, place)
		}
	}
	if len(parts) == 0 && len(s.articles) > 0 { // of a national body: “cho 2 cá nhân thuộc tỉnh Quảng Ninh”
		if m := ofPlace.FindStringSubmatch(s.articles[0].lines[0].text); m != nil {
			parts = append(parts, m[1])
		}
	}
	if len(parts) == 0 {
		return
	}
	on := s.draft.Date.Time
	for n := len(parts); n > 0; n-- {
		if found := s.places.Lookup(strings.Join(parts[:n], ", "), on); found.Locality != nil {
			s.draft.Localities = []draft.Value{{Text: found.Locality.DisplayAt(on), From: s.by.From}}
			return
		}
	}
	text := viet.Capitalise(parts[0])
	if len(parts) > 1 {
		text += ", " + parts[1]
	}
	s.draft.Localities = []draft.Value{{Text: text, From: s.by.From, Unsure: true}}
}

var (
	schoolYears = regexp.MustCompile(`(?i)năm học\s+(20[0-9]{2}\s*[-–]\s*20[0-9]{2})`)
	someYears   = regexp.MustCompile(`(?i)(?:giai đoạn|từ năm)\s+((?:19|20)[0-9]{2})\s*(?:[-–]|đến năm|đến)\s*((?:19|20)[0-9]{2})`)
	oneYear     = regexp.MustCompile(`(?i)năm\s+((?:19|20)[0-9]{2})(?:[^0-9]|$)`)
)

// periodOf returns the only period that a text names, as the front matter has it; "" if it names none or several years.
func periodOf(text string) string {
	if m := schoolYears.FindStringSubmatch(text); m != nil {
		return "năm học " + strings.ReplaceAll(strings.ReplaceAll(m[1], " ", ""), "–", "-")
	}
	if m := someYears.FindStringSubmatch(text); m != nil {
		return m[1] + "-" + m[2]
	}
	if all := oneYear.FindAllStringSubmatch(text, 2); len(all) == 1 {
		return all[0][1]
	}
	return ""
}
