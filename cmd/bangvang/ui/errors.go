package ui

import (
	"regexp"
	"strconv"
	"strings"

	"bangvang/internal/diag"
)

// ErrorText returns the text of an error of a command in the language lang: unchanged for "en", for "vi" translated line by
// line with the table of errorWords, causes with [diag.Detail]. For example, “reading --now: "x" is not a date” becomes “--now: “x” không phải là một
// ngày; …”. Words that the table does not have, such as a rare one of the system, remain in English.
func ErrorText(err error, lang string) string {
	if lang == "en" {
		return err.Error()
	}
	lines := strings.Split(err.Error(), "\n") // errors.Join puts each error on its line
	for i, line := range lines {
		lines[i] = translate(line)
	}
	return strings.Join(lines, "\n")
}

// translate returns an error's line in Vietnamese, as the first row says that its English fits. The causes in it (%w) are
// translated too.
func translate(line string) string {
	for _, row := range errorWords {
		head, _, _ := strings.Cut(row[0], "%")
		if !strings.HasPrefix(line, head) {
			continue
		}
		pattern, verbs := errorPattern(row[0])
		found := pattern.FindStringSubmatch(line)
		if found == nil {
			continue
		}
		said := row[1]
		for i, verb := range verbs {
			value := found[i+1]
			switch verb {
			case 'q':
				if text, err := strconv.Unquote(value); err == nil {
					value = text
				}
				value = "“" + value + "”"
			case 'w':
				value = translate(value)
			}
			said = strings.Replace(said, "%"+strconv.Itoa(i+1), value, 1)
		}
		return said
	}
	return diag.Detail(line, "vi")
}

// errorPattern returns the pattern of the lines that a format of package fmt makes, with a group for each of its verbs:
// %s and %d a word or more, %q a text in quotes, %w a cause.
func errorPattern(format string) (pattern *regexp.Regexp, verbs []byte) {
	var b strings.Builder
	b.WriteString("^")
	for head, rest, more := strings.Cut(format, "%"); ; head, rest, more = strings.Cut(rest, "%") {
		b.WriteString(regexp.QuoteMeta(head))
		if !more {
			break
		}
		verbs = append(verbs, rest[0])
		b.WriteString(map[byte]string{'d': `(\d+)`, 'q': `("(?:[^"\\]|\\.)*"|'[^']+')`}[rest[0]])
		if rest[0] == 's' || rest[0] == 'w' {
			b.WriteString("(.+?)")
		}
		rest = rest[1:]
	}
	return regexp.MustCompile(b.String() + "$"), verbs
}

// errorWords has the errors that a command can end with: the format of the English one, and the Vietnamese, in which %1 is
// the first value. The first row that fits counts, so the general ones come last.
var errorWords = [][2]string{
	// the line that was typed
	{"unknown flag: --%s; perhaps --%s?", "không có cờ --%1; có phải --%2?"},
	{"unknown flag: --%s; %q lists the flags", "không có cờ --%1; %2 kể mọi cờ"},
	{"unknown flag: -%s; %q lists the flags", "không có cờ -%1; %2 kể mọi cờ"},
	{"flag needs an argument: %s; %q explains it", "cờ %1 cần một giá trị theo sau; %2 nói cách dùng"},
	{"bad flag syntax: %s", "cờ viết sai: %1"},
	{"invalid argument %q for %q flag: strconv.ParseInt: %w", "cờ %2: %1 không phải là một số"},
	{"invalid argument %q for %q flag: strconv.ParseBool: %w", "cờ %2: chỉ viết true hoặc false, không viết %1"},
	{"invalid argument %q for %q flag: %w", "cờ %2: %3"},
	{"invalid argument %q for %q%s", "không dùng được %1 cho lệnh %2"},
	{"%q is no size such as 500MB or 20GB", "%1 không phải là một cỡ như 500MB hay 20GB"},
	{"unknown command %q for %q; perhaps %q?", "không có lệnh %1; có phải %3?"},
	{"unknown command %q for %q; %q lists the commands", "không có lệnh %1; %3 kể mọi lệnh"},
	{"unknown command %q for %q%s", "thừa %1: lệnh %2 không nhận thêm gì"},
	{"unknown command %q for %q", "thừa %1: lệnh %2 không nhận thêm gì"},
	{"requires at least %d arg(s), only received %d; run it as: %s", "thiếu tên sau lệnh; viết: %3"},
	{"accepts at most %d arg(s), received %d; run it as: %s", "nhiều tên quá (%2) sau lệnh; viết: %3"},
	{"accepts %d arg(s), received 0; run it as: %s", "thiếu tên sau lệnh; viết: %2"},
	{"accepts %d arg(s), received %d; run it as: %s", "sau lệnh cần %1 tên, ở đây có %2; viết: %3"},
	{"reading --format: %q is none of %s", "--format: không có dạng %1; các dạng là %2"},
	{"reading the format: %q is none of %s", "--format: không có dạng %1; các dạng là %2"},
	{"reading --%s: %q is not a date", "--%1: %2 không phải là một ngày; viết như 2026-11-20 hay 20/11/2026"},
	{"reading --as: %q is none of %s", "--as: không có loại %1; các loại là %2"},
	{"reading --uploads: %q is no folder", "--uploads: %1 không phải là một thư mục"},
	{"running %s: %w: %s", "chạy %1: %2: %3"},
	{"printing the problems: %w", "không in được các vấn đề: %1"},
	{"too many problems", "quá nhiều vấn đề"},
	{"converting to %s: %w", "không đổi được sang %1: %2"},
	{"reading --locality: %s", "--locality: %1"},
	{"reading --award: %w", "--award: %1"},
	{"%q is not “honour|conferrer|recipients|period”", "%1 không có dạng TÊN|AI_TRAO|NGƯỜI_NHẬN|THỜI_GIAN, ví dụ Bằng khen|UBND tỉnh|tập thể=8|2026"},
	{"%q is not “kind=count” or “kind=name”", "%1 không có dạng “loại=số” hay “loại=tên”, ví dụ “tập thể=8” hay “cá nhân=Đỗ Trọng Nam”"},
	{"%q is no kind of recipient; they are %s", "không có loại người nhận %1; các loại là %2"},
	{"%q has a count already, or names", "%1 đã có số lượng, hoặc đã có tên"},
	{"explaining %q: there is no such code; perhaps %q?", "không có mã %1; có phải %2?"},
	{"explaining %q: there is no such code; %q lists them", "không có mã %1; %2 kể mọi mã"},
	{"writing the schema: %q is none of %s", "không có lược đồ %1; các lược đồ là %2"},

	// the site's folder
	{"looking for the folder content/: there is none here; go to the site's folder (cd …) or name it with -s; a new site: bangvang new site …",
		"không thấy thư mục content/ ở đây; vào thư mục của trang (cd …) hoặc dùng -s; trang mới: bangvang new site …"},
	{"looking for the folder %s/ in the site's root: %w", "không dùng được thư mục %1/ của trang: %2"},
	{"opening the site: %w", "không mở được thư mục của trang (-s): %1"},
	{"opening themes: %w", "không mở được các giao diện: %1"},
	{"opening the output %s: %w", "không mở được thư mục xuất %1: %2"},
	{"there is no theme %q; perhaps %q?", "không có giao diện %1; có phải %2?"},
	{"there is no theme %q; see %s", "không có giao diện %1; có sẵn: %2"},
	{"the theme has no file or block %q; perhaps %q?", "giao diện không có tệp hay khối %1; có phải %2?"},
	{"the theme has no file or block %q; see %s", "giao diện không có tệp hay khối %1; %2 kể tên các mẫu, các khối"},
	{"copying %s: write only the keys that change into %s", "không chép %1: chỉ viết những khoá muốn đổi vào %2"},
	{"copying %s: there is such a file already", "đã có tệp %1, không viết đè"},
	{"reading the theme %q: %w", "không đọc được giao diện %1: %2"},
	{"creating a theme: %q has no letter or digit", "tên giao diện %1 không có chữ hay số nào"},
	{"creating a theme: there is a theme %q already", "đã có giao diện %1, không viết đè; đặt tên khác, hoặc mở themes/ mà sửa"},
	{"creating a site in %s: the folder is not empty", "thư mục %1 đã có tệp, nên không tạo trang ở đó; chọn một thư mục mới hoặc còn trống"},
	{"creating %s: there is such a file already", "đã có tệp %1, không viết đè; đặt tiêu đề khác, hoặc mở tệp ấy mà sửa"},
	{"creating %s: %w", "không tạo được %1: %2"},
	{"writing to %s: it is a link or a file, not a folder of this site; delete it and build again",
		"%1 là một liên kết hay một tệp, không phải thư mục của trang này; xoá nó đi rồi chạy lại"},
	{"writing to %s: the site is read from %s; choose a folder outside it", "không viết ra %1, vì trang được đọc từ %2; chọn một thư mục ở ngoài"},
	{"writing to %s: %w", "không viết được vào %1: %2"},
	{"reading the base URL: %q is not a full web address", "--base-url: %1 không phải là một địa chỉ đầy đủ; viết như https://thidua.example.vn/"},
	{"reading the title: there is none", "thiếu tiêu đề; viết: bangvang new article TIÊU_ĐỀ…"},
	{"reading the title: it is empty", "tiêu đề để trống; viết: bangvang new page TIÊU_ĐỀ…"},
	{"the questions were not answered: nothing was made", "chưa trả lời hết các câu hỏi: chưa tạo gì"},
	{"writing the draft: %s", "không viết bài được: %1"},

	// the work
	{"another program listens on %s already, perhaps another bangvang serve; run: bangvang serve --addr %s",
		"%1 đang có chương trình khác dùng, có thể là một bangvang serve khác; chạy: bangvang serve --addr %2 (port in use)"},
	{"listening on %s: %w", "không nghe được ở %1: %2"},
	{"serving: %w", "máy chủ xem thử dừng: %1"},
	{"address %s: missing port in address", "thiếu cổng; viết như 127.0.0.1:1313"},
	{"another build is writing to this folder; wait for it to end", "một lần dựng khác đang viết vào thư mục này; đợi nó xong"},
	{"using %s: it is no file; move it away", "%1 không phải là một tệp; chuyển nó đi chỗ khác"},
	{"using %s: it is no folder; move it away", "%1 không phải là một thư mục; chuyển nó đi chỗ khác"},
	{"it is broken; delete it and build again", "tệp hỏng; xoá nó đi rồi dựng lại"},
	{"it has changed meanwhile; run the command again", "tệp vừa bị sửa; chạy lại lệnh"},
	{"writing the schema: %w", "không viết được lược đồ: %1"},
	{"writing the profile: %w", "không ghi được --profile: %1"},
	{"starting the profile: %w", "không ghi được --profile: %1"},
	{"writing the output %s: %w", "không viết được thư mục xuất %1: %2"},
	{"checking the fixes: %w", "không thử lại được các chỗ sửa: %1"},
	{"finding the fixes: %w", "không tìm được các chỗ sửa: %1"},
	{"encoding problems: %w", "không viết được kết quả: %1"},
	{"reading the site's honours: %w", "không đọc được content/honours.yaml: %1"},
	{"reading the manifest: %w", "không đọc được kê khai các tệp: %1"},
	{"reading the picture %s: there is none", "không có ảnh %1"},
	{"reading the picture %s: it has no size %s", "ảnh %1 không có cỡ %2"},
	{"reading the picture %s: %w", "không đọc được ảnh %1: %2"},
	{"reading the card's font: %w", "không đọc được phông chữ của ảnh chia sẻ: %1"},
	{"writing a share card: %w", "không viết được ảnh chia sẻ: %1"},
	{"drawing a share card: the title has no letter to show", "không vẽ được ảnh chia sẻ: tiêu đề không có chữ nào hiện được"},
	{"reading the text of %s: %w", "không đọc được chữ của %1: %2"},
	{"its bytes in the temporary file cannot be read", "không đọc lại được nội dung của nó ở tệp tạm"},
	{"reading %s again: %w", "không đọc lại được %1: %2"},
	{"reading %s: %w", "không đọc được %1: %2"},
	{"saving %s: %w", "không lưu được %1: %2"},
	{"removing %s: %w", "không xoá được %1: %2"},
	{"there is such a file already; change the title or the day and save again", "đã có tệp ấy; đổi tiêu đề hay ngày rồi lưu lại"},
	{"it has been changed elsewhere since it was saved; go on in that file", "tệp đã được sửa ở nơi khác từ lần lưu trước; mở tệp ấy mà sửa tiếp"},
	{"opening %s: %w", "không mở được %1: %2"},
	{"writing %s: %w", "không viết được %1: %2"},
	{"copying %s: %w", "không chép được %1: %2"},
	{"compressing %s: %w", "không nén được %1: %2"},
	{"making %s: %w", "không làm được %1: %2"},

	// the system
	{"address already in use", "cổng đang có chương trình khác dùng"},
	{"cannot assign requested address", "máy này không có địa chỉ ấy"},
	{"bind: %w", "%1"},
	{"listen: %w", "%1"},
	{"rename %s: %w", "đổi tên %1: %2"},
	{"renameat %s: %w", "đổi tên %1: %2"},
	{"open %s: %w", "%1: %2"},
	{"openat %s: %w", "%1: %2"},
	{"mkdir %s: %w", "%1: %2"},
	{"mkdirat %s: %w", "%1: %2"},
	{"lstat %s: %w", "%1: %2"},
	{"stat %s: %w", "%1: %2"},
	{"statat %s: %w", "%1: %2"},
	{"read %s: %w", "%1: %2"},
	{"readdir %s: %w", "%1: %2"},
	{"write %s: %w", "%1: %2"},
	{"remove %s: %w", "%1: %2"},
	{"unlinkat %s: %w", "%1: %2"},
	{"chmod %s: %w", "%1: %2"},
	{"sync %s: %w", "%1: %2"},
	{"%s: %w", "%1: %2"}, // a file and the error of it
}
