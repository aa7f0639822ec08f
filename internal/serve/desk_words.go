package serve

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// lang returns the language of the desk, “vi” or “en”.
func (s *Server) lang() string { return s.Lang(s.current.Load().site.Settings.Language) }

// words returns a function that says a text of the desk in its language.
func (s *Server) words() func(key string, values ...any) string {
	n := languageOf(s.lang())
	return func(key string, values ...any) string { return fmt.Sprintf(deskWords[key][n], values...) }
}

func languageOf(lang string) int {
	if lang == "en" {
		return 1
	}
	return 0
}

// sayError is an error in the words of the desk.
type sayError struct{ text string }

// Error returns the sentence for the editor.
func (e *sayError) Error() string { return e.text }

// pageOf returns the page of the desk in a language: each {{word}} in it is one of deskWords, and all of them are there for
// its script.
func pageOf(page, lang string) []byte {
	n, words, pairs := languageOf(lang), map[string]string{}, []string{"{{lang}}", lang}
	for key, text := range deskWords {
		words[key] = text[n]
		pairs = append(pairs, "{{"+key+"}}", html.EscapeString(text[n]))
	}
	data, _ := json.Marshal(words) // texts, in which encoding/json escapes < and &
	return []byte(strings.NewReplacer(append(pairs, "{{words}}", string(data))...).Replace(page))
}

// deskWords are the texts of the desk, Vietnamese and English, by their names in desk.html, desk.js and this package.
var deskWords = map[string][2]string{
	// the page
	"desk":     {"Bàn làm việc", "Desk"},
	"skip":     {"Tới nội dung", "To the content"},
	"site":     {"Xem trang tin", "See the site"},
	"noScript": {"Bàn làm việc cần JavaScript của trình duyệt. Không có thì chạy bangvang import TỆP… trong cửa sổ dòng lệnh.", "The desk needs the browser's JavaScript. Without it, run bangvang import FILE… in a terminal."},
	"drop":     {"Thả tệp vào đây", "Drop files here"},
	"dropHelp": {"Quyết định, danh sách, tin bài (Word, Excel), ảnh: thả tất cả một lúc. Tệp gốc không bị sửa, không gửi đi đâu.", "The decision, lists, the news (Word, Excel), photos: drop all of them at once. The files themselves are not changed, and nothing is sent anywhere."},
	"pick":     {"Chọn tệp", "Choose files"},
	"files":    {"Các tệp đã thả", "The files that were dropped"},
	"drafts":   {"Bản nháp đã lưu", "Saved drafts"},
	"posted":   {"Bài đã đăng", "Published articles"},
	"works":    {"Các bài trên bàn", "The articles on the desk"},
	"parts":    {"Phần của bàn", "Parts of the desk"},
	"fields":   {"Các ô", "Fields"},
	"see":      {"Xem bài", "See the article"},
	"todo":     {"Việc cần xem trước khi đăng", "To look at before publication"},
	"add":      {"Thêm một lần khen thưởng", "Add an award"},
	"frame":    {"Bài như sẽ hiện trên trang", "The article as it will be on the site"},
	"saving":   {"Lưu và đăng", "Save and publish"},
	"save":     {"Lưu nháp", "Save the draft"},
	"publish":  {"Duyệt và đăng", "Approve and publish"},
	"clear":    {"Dọn bàn, làm bài khác", "Clear the desk"},
	"first":    {"Trước lần đăng đầu", "Before the first publication"},
	"address":  {"Địa chỉ của trang", "Address of the site"},
	"addressHelp": {"Như người đọc sẽ gõ, ví dụ: https://thiduakhenthuong.example.vn. Chưa biết thì để trống, ghi sau cũng được.",
		"As readers will type it, for example https://thiduakhenthuong.example.vn. If you do not know it yet, leave it empty."},
	"siteTitle": {"Tên trang", "Title of the site"},
	"settle":    {"Ghi tên và địa chỉ", "Write title and address"},

	// what its script says
	"sure": {"chắc", "certain"}, "doubt": {"nên xem", "to check"}, "missing": {"chưa rõ", "not known"},
	"error": {"Lỗi", "Error"}, "ask": {"Phải quyết", "Decide"}, "warning": {"Nên sửa", "Better mended"}, "look": {"Nên xem", "Look"}, "hint": {"Gợi ý", "Hint"},
	"noServer":     {"Không gọi được máy chủ: cửa sổ chạy bangvang serve còn mở không?", "The server does not answer: is the window of bangvang serve still open?"},
	"reading":      {"Đang đọc {n} tệp…", "Reading {n} files…"},
	"opening":      {"Đang mở bài…", "Opening the article…"},
	"savingNow":    {"Đang lưu…", "Saving…"},
	"publishing":   {"Đang kiểm tra, dựng trang và gửi đi…", "Checking, building and sending…"},
	"leave":        {"Bài đang trên bàn chưa lưu. Bỏ bài ấy, làm bài mới?", "The article on the desk is not saved. Give it up for a new one?"},
	"leaveAll":     {"Bài trên bàn chưa lưu. Bỏ bài ấy?", "The article on the desk is not saved. Give it up?"},
	"reloadAsk":    {"Những gì đã sửa ở đây mà chưa lưu sẽ mất. Mở lại bản trên đĩa?", "What you changed here and have not saved will be lost. Open the file as it is on disk?"},
	"confirm":      {"Đúng rồi", "That is right"},
	"confirmAward": {"Đúng, đưa vào bài", "Right, put it into the article"},
	"dropAward":    {"Bỏ lần khen này", "Leave this award out"},
	"leaveOut":     {"Bỏ", "Leave out"},
	"others":       {"Ô khác", "Other fields"},
	"fix":          {"Sửa giúp", "Mend it"},
	"openField":    {"Mở ô", "Go to"},
	"seen":         {"Đã xem", "Seen"},
	"reload":       {"Mở lại bản trên đĩa", "Open it as it is on disk"},
	"open":         {"Mở", "Open"},
	"addUnit":      {"Thêm đơn vị này", "Add this unit"},
	"stop":         {"Thôi, không đọc nữa", "Stop reading"},
	"stopped":      {"Đã thôi đọc tệp.", "Reading was stopped."},
	"converting":   {"Đang đổi tệp kiểu cũ sang dạng đọc được ({n} tệp); có thể mất một hai phút…", "Converting files of an old kind ({n} files); this may take a minute or two…"},
	"mendIt":       {"Sửa", "Change"},
	"openThere":    {"Mở bài ấy", "Open that article"},
	"saveOut":      {"Lưu chỗ sửa", "Save the change"},
	"noTitle":      {"(chưa có tiêu đề)", "(no title yet)"},
	"left":         {"{n} việc cần xem trước khi đăng", "{n} to look at before publication"},
	"leftShort":    {"{n} việc cần xem", "{n} to look at"},
	"nothingLeft":  {"Không còn việc phải xem", "Nothing left to look at"},
	"allSeen":      {"Đã xem hết", "All seen"},
	"read":         {"Đã đọc xong: ", "Read: "},
	"isSaved":      {"Đã lưu: ", "Saved: "}, "isChanged": {"Có sửa chưa lưu: ", "Changed since it was saved: "}, "isNew": {"Chưa lưu; sẽ là ", "Not saved; will be "},
	"sample":     {"Bài mẫu “{title}” sẽ lên trang cùng bài của mình.", "The sample article “{title}” would be published with yours."},
	"hideSample": {"Cất bài mẫu", "Put the sample away"},
	"samplePage": {"Còn lời mẫu, chưa ai viết: ", "Still has the words of the sample: "},
	"sampleAsk":  {"Bài mẫu “{title}” sẽ lên trang chủ cùng bài của mình. Cất bài mẫu rồi đăng?", "The sample article “{title}” would be on the home page with yours. Put it away and publish?"},
	"cleared":    {"Bàn đã trống.", "The desk is empty."},
	"done":       {"xong", "done"}, "failed": {"chưa được", "failed"},

	// what the server says
	"noDay":       {"%s không phải một ngày; viết như 19/12/2025", "%s is not a day; write it like 19/12/2025"},
	"notSet":      {"%s không ghi được vào ô này: tệp viết theo cách mà bàn không sửa được; mở tệp để sửa", "%s cannot be written here: the file is written in a way that the desk cannot change; change it in the file"},
	"savedDraft":  {"đã lưu vào %s; lần sau mở lại ở “Bản nháp đã lưu”", "saved as %s; next time open it from “Saved drafts”"},
	"savedPublic": {"đã lưu vào %s; bài đã duyệt, nên lần đăng sau có cả chỗ sửa này", "saved as %s; the article is approved, so the next publication has this change"},
	"undecided":   {"còn %d việc phải xem; sửa, hoặc bấm “Đã xem” rồi đăng lại", "%d left to decide; mend them, or press “Seen”, and publish again"},
	"later":       {"bài hẹn ngày %s: tới ngày ấy dựng lại trang thì bài hiện ra", "the article is for %s: it appears when the site is built on that day"},
	"noAddress": {"trang chưa biết địa chỉ của mình trên mạng, nên chia sẻ bài thì chưa có ảnh kèm, máy tìm kiếm khó thấy bài; ghi ở “Trước lần đăng đầu” rồi đăng lại",
		"the site does not know its address on the web, so a shared link has no picture and search engines find the articles more slowly; write it at “Before the first publication” and publish again"},
	"seePosted":    {"Xem bài vừa đăng, trên máy này", "See the article as published, on this machine"},
	"noUnit":       {"“%s” chưa có trong danh sách đơn vị của trang", "“%s” is not among the units that the site knows"},
	"noUnitHelp":   {"Xem lại tên và loại (xã, phường, tỉnh). Đơn vị có thật mà danh sách chưa có thì thêm vào.", "Check the name and its kind. If there is such a unit, add it."},
	"future":       {"ngày đăng %s chưa tới: tới ngày ấy bài mới hiện ra", "%s is to come: the article does not appear before that day"},
	"signedFuture": {"ngày ký %s chưa tới", "the day of signing, %s, is to come"},
	"signedAfter":  {"ký ngày %s, sau ngày đăng %s", "signed on %s, after the day of publication, %s"},

	"atLine":     {"%s, dòng %d", "%s, line %d"},
	"blocked":    {"chưa đăng được: %s", "not published: %s"},
	"cannotOpen": {"không mở được %s để sửa ở đây; sửa tệp ấy", "%s cannot be changed here; change the file"},
	"deskFull":   {"bàn đã đầy; bấm “Dọn bàn” rồi mở lại", "the desk is full; clear it and open the article again"},
	"badAddress": {"“%s” không phải một địa chỉ web; viết như https://thiduakhenthuong.example.vn", "“%s” is no web address; write it like https://thiduakhenthuong.example.vn"},
	"elsewhere":  {"tệp của bài đã đổi ở nơi khác từ lúc mở ở đây; lưu thì không đè lên nó", "the article's file has been changed elsewhere since it was opened here; saving does not overwrite it"},
	"bareAlts":   {"%d ảnh không có lời mô tả", "%d pictures have no description"},
	"proposed":   {"%s: mới là đề xuất, chưa vào bài", "%s: only proposed, not in the article"},
	"notSure":    {"%s: “%s”, chưa chắc nên chưa vào bài", "%s: “%s” is not certain, and so not in the article"},
}
