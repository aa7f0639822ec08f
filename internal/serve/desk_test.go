package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/testkit/browser"
	"bangvang/internal/text/viet"
)

// testDesk makes a draft of each .txt file, whose name is the title, and writes the articles of a rig.
type testDesk struct {
	r         *rig
	published []string
	wait      chan struct{} // Read waits for it, if it is not nil
}

func (d *testDesk) Read(_ context.Context, uploads []Upload, _ string) (Reading, error) {
	if d.wait != nil {
		<-d.wait
	}
	var r Reading
	if len(uploads) == 1 && strings.HasSuffix(uploads[0].Name, ".svg") { // an article of a picture alone
		r.Drafts = append(r.Drafts, draft.Draft{Title: draft.Value{Text: "anh"}, Files: []draft.File{{Name: uploads[0].Name, Data: uploads[0].Data}}, Body: "![](" + uploads[0].Name + ")\n"})
	}
	for _, u := range uploads {
		r.Files = append(r.Files, ReadFile{Name: u.Name, What: fmt.Sprint(len(u.Data), " byte")})
		if title, ok := strings.CutSuffix(u.Name, ".txt"); ok {
			at := draft.Place{File: u.Name, At: "dòng 1"}
			var pictures []draft.File
			for _, p := range uploads {
				if strings.HasSuffix(p.Name, ".svg") {
					pictures = append(pictures, draft.File{Name: p.Name, Data: p.Data})
				}
			}
			r.Drafts = append(r.Drafts, draft.Draft{
				Files: pictures,
				Title: draft.Value{Text: title, From: at, Quote: string(u.Data)}, Photo: draft.Value{Text: "Lan Anh", Unsure: true, From: at},
				Date: draft.Day{Time: time.Date(2024, 1, 19, 0, 0, 0, 0, viet.Zone)}, Body: string(u.Data), From: at,
				Remarks: []draft.Remark{{Weight: draft.Repair, VI: "Điều 1 ghi 22 cá nhân, danh sách có 21"}, {Weight: draft.Note, VI: "Đã bỏ cột ngày sinh"}},
			})
		}
	}
	return r, nil
}

func (d *testDesk) Article(_ context.Context, n int, one *draft.Draft) (Article, error) {
	text := fmt.Sprintf("---\ntitle: %q\n", one.Title.Text)
	if !one.Date.Time.IsZero() {
		text += "date: " + one.Date.Time.Format("2006-01-02") + "\n"
	}
	if len(one.Localities) > 0 {
		text += "locality: " + one.Localities[0].Text + "\n"
	}
	if one.Photo.Unsure {
		text += "# photo: " + one.Photo.Text + "\n"
	}
	text += fmt.Sprintf("draft: %v\n---\n\n%s\n", !one.Published, one.Body)
	name := "content/2024/01/" + viet.Slug(one.Title.Text)
	all := map[string][]byte{name + "/index.md": []byte(text), name + "/ds.csv": []byte("Họ tên\n")}
	for _, f := range one.Files {
		all[name+"/"+f.Name] = f.Data
	}
	return Article{all, name + "/index.md", one.Remarks}, nil
}

func (d *testDesk) Save(before, files map[string][]byte) error {
	for name, data := range before {
		if now, err := os.ReadFile(d.r.path(name)); err == nil && !bytes.Equal(now, data) {
			return errors.New("changed elsewhere")
		}
	}
	for name, data := range files {
		d.r.write(name, string(data))
	}
	return nil
}

// ErrorText returns the text of an error as it is.
func (d *testDesk) ErrorText(err error, _ string) string { return err.Error() }

func (d *testDesk) Publish(_ context.Context, names []string, title, _ string) []Step {
	d.published = names
	return []Step{{Done: true, Text: "đã gửi " + title}}
}

// table returns a server with a desk that answers without a network.
func table(t *testing.T, site files) (*rig, *testDesk) {
	t.Helper()
	r := on(t, site)
	d := &testDesk{r: r}
	r.Desk = d
	prepare(r)
	return r, d
}

// drop sends files to the desk, as its page does.
func (r *rig) drop(change func(*http.Request), uploads ...Upload) answer {
	r.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, u := range uploads {
		part, err := form.CreateFormFile("tep", u.Name)
		r.ok(err)
		_, err = part.Write(u.Data)
		r.ok(err)
	}
	r.ok(form.Close())
	return r.ask("POST", deskFiles, func(q *http.Request) {
		q.Body = io.NopCloser(&body)
		q.Header.Set("Origin", "http://127.0.0.1:1313")
		q.Header.Set("Content-Type", form.FormDataContentType())
		if change != nil {
			change(q)
		}
	})
}

// edit asks the desk for an edit, as its page does.
func (r *rig) edit(ask deskRequest, change func(*http.Request)) answer {
	r.Helper()
	data, err := json.Marshal(ask)
	r.ok(err)
	return r.ask("POST", deskEdit, func(q *http.Request) {
		q.Body = io.NopCloser(bytes.NewReader(data))
		q.Header.Set("Origin", "http://127.0.0.1:1313")
		q.Header.Set("Content-Type", "application/json")
		if change != nil {
			change(q)
		}
	})
}

// table reads the answer of the desk.
func (a answer) table(t testing.TB) (v deskView) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.body), &v); err != nil || a.status != 200 {
		t.Fatalf("%d %s", a.status, a.body)
	}
	return v
}

var oneUpload = Upload{"Tin mới.txt", []byte("Sáng 19/1, phường tổng kết.")}

// TestDeskFromDropToSite follows an article from the files to the site.
func TestDeskFromDropToSite(t *testing.T) {
	t.Parallel()
	r, d := table(t, one())
	if v := r.get(deskState).table(t); len(v.Works) != 0 || v.State == "" {
		t.Errorf("an empty desk: %+v", v)
	}
	v := r.drop(nil, oneUpload, Upload{`C:\ảnh\..\a.jpg`, []byte("x")}).table(t)
	if len(v.Works) != 1 || v.Works[0] != "Tin mới" || len(v.Files) != 2 || v.Files[1].Name != "a.jpg" || v.Path != "content/2024/01/tin-moi/index.md" || v.Saved != "" {
		t.Fatalf("after the drop: %+v", v)
	}
	if f := v.Groups[0].Fields[0]; f.Quote != "Sáng 19/1, phường tổng kết." || f.Source != "Tin mới.txt, dòng 1" || f.Mark != draft.Sure {
		t.Errorf("the title is %+v", f)
	}
	if len(v.Notes) != 1 || v.Todo[0].Severity != "ask" {
		t.Errorf("to do: %+v, %v", v.Todo, v.Notes)
	}
	// The frame shows the article with its files; the site does not have it, and no file is written.
	seen := r.get(v.Seen)
	if seen.status != 200 || !strings.Contains(seen.body, "Tin mới") || strings.Contains(seen.body, Snippet) || !strings.Contains(seen.header.Get("Content-Security-Policy"), "frame-ancestors 'self'") {
		t.Errorf("the frame shows %d %v", seen.status, seen.header)
	}
	if r.get("/2024/01/tin-moi/").status != 404 {
		t.Error("the site has an article that is not saved")
	}
	if _, err := os.Stat(r.path("content/2024")); err == nil {
		t.Error("a file is written")
	}

	// Edits: a value, a doubtful one, a problem and its fix.
	v = r.edit(deskRequest{State: v.State, Do: "set", Set: map[string]string{"title": "Tin khác", "locality": "Quận Đồ Sớn, Hải Phòng"}}, nil).table(t)
	if v.Works[0] != "Tin khác" || v.Path != "content/2024/01/tin-khac/index.md" || v.Todo[0].Field != "locality" || v.Todo[0].Fix == "" {
		t.Fatalf("after an edit: %+v", v)
	}
	v = r.edit(deskRequest{State: v.State, Do: "fix", ID: v.Todo[0].ID}, nil).table(t)
	if v.Groups[0].Fields[3].Value != "Quận Đồ Sơn, Hải Phòng" || v.Todo[0].Severity != "ask" {
		t.Errorf("after the fix: %+v %+v", v.Groups[0].Fields[3], v.Todo)
	}
	v = r.edit(deskRequest{State: v.State, Do: "confirm", ID: "photo"}, nil).table(t)
	if v.Groups[0].Fields[7].Mark != draft.Sure {
		t.Errorf("after “Đúng rồi”: %+v", v.Groups[0].Fields[7])
	}
	if v = r.edit(deskRequest{State: v.State, Do: "set", Set: map[string]string{"date": "hôm nay"}}, nil).table(t); !strings.Contains(v.Error, "hôm nay") {
		t.Errorf("a day that is none: %q", v.Error)
	}

	// It is saved as a draft, and keeps its folder.
	v = r.edit(deskRequest{State: v.State, Do: "save"}, nil).table(t)
	if v.Saved != "now" || len(v.Steps) != 1 || v.Steps[0] != (Step{Done: true, Text: "đã lưu vào content/2024/01/tin-khac/index.md; lần sau mở lại ở “Bản nháp đã lưu”"}) || !strings.Contains(r.read("content/2024/01/tin-khac/index.md"), "draft: true") {
		t.Errorf("after saving: %q %v", v.Saved, v.Steps)
	}
	v = r.edit(deskRequest{State: v.State, Do: "set", Set: map[string]string{"title": "Tin thứ ba"}}, nil).table(t)
	if v.Saved != "before" || len(v.Steps) != 0 || v.Path != "content/2024/01/tin-khac/index.md" {
		t.Errorf("after another title: %q %q %v", v.Saved, v.Path, v.Steps)
	}

	// It is published after the editor has looked at what must be decided.
	v = r.edit(deskRequest{State: v.State, Do: "publish"}, nil).table(t)
	if v.Public || len(v.Steps) != 1 || v.Steps[0].Done || d.published != nil {
		t.Errorf("published too early: %+v", v.Steps)
	}
	v = r.edit(deskRequest{State: v.State, Do: "seen", ID: v.Todo[0].ID}, nil).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "publish"}, nil).table(t)
	if !v.Public || v.Steps[0].Text != "đã gửi Tin thứ ba" || len(d.published) != 2 || !strings.Contains(r.read("content/2024/01/tin-khac/index.md"), "draft: false") {
		t.Errorf("published: %+v, %v", v.Steps, d.published)
	}
	v = r.edit(deskRequest{State: v.State, Do: "set", Set: map[string]string{"title": "Tin thứ tư"}}, nil).table(t)
	if v = r.edit(deskRequest{State: v.State, Do: "save"}, nil).table(t); !strings.Contains(v.Steps[0].Text, "bài đã duyệt") {
		t.Errorf("after saving what is published: %v", v.Steps)
	}
	v = r.edit(deskRequest{State: v.State, Do: "clear"}, nil).table(t)
	if len(v.Works) != 0 || len(v.Groups) != 0 || r.get(deskSeen).status != 404 {
		t.Errorf("after clearing: %+v", v)
	}
}

// An article with errors is not published, and neither is a site with errors elsewhere; both are said.
func TestDeskRefusesErrors(t *testing.T) {
	t.Parallel()
	site := one()
	r, d := table(t, site)
	v := r.drop(nil, oneUpload).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "seen", ID: "0"}, nil).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "set", Set: map[string]string{"date": ""}}, nil).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "publish"}, nil).table(t)
	if v.Public || len(v.Steps) == 0 || !strings.HasPrefix(v.Steps[0].Text, "chưa đăng được: ") || d.published != nil {
		t.Errorf("with an error: %+v", v.Steps)
	}
	v = r.edit(deskRequest{State: v.State, Do: "set", Set: map[string]string{"date": "19/01/2024"}}, nil).table(t)
	r.write("content/hong.md", "---\ntitel: x\n---\n")
	v = r.edit(deskRequest{State: v.State, Do: "publish"}, nil).table(t)
	if v.Public || len(v.Steps) == 0 || !strings.Contains(v.Steps[0].Text, "content/hong.md") || d.published != nil {
		t.Errorf("with an error elsewhere: %+v", v.Steps)
	}
	// What somebody else has changed is not overwritten.
	r.remove("content/hong.md")
	v = r.edit(deskRequest{State: v.State, Do: "save"}, nil).table(t)
	r.write("content/2024/01/tin-moi/index.md", "khác")
	v = r.edit(deskRequest{State: v.State, Do: "set", Set: map[string]string{"summary": "Sapo"}}, nil).table(t)
	if v = r.edit(deskRequest{State: v.State, Do: "save"}, nil).table(t); v.Error == "" || r.read("content/2024/01/tin-moi/index.md") != "khác" {
		t.Errorf("a file of somebody else: %+v", v.Error)
	}
}

// TestDeskAccess tries the requests that are not those of the page, from this machine or with a session.
func TestDeskAccess(t *testing.T) {
	t.Parallel()
	r, d := table(t, one())
	v := r.drop(nil, oneUpload).table(t)
	far := func(q *http.Request) { q.Host, q.RemoteAddr = "mang.example:1313", "192.0.2.7:5000" }
	for name, test := range map[string]struct {
		change func(*http.Request)
		status int
	}{
		"another origin": {func(q *http.Request) { q.Header.Set("Origin", "http://evil.example") }, 403},
		"no origin":      {func(q *http.Request) { q.Header.Del("Origin") }, 403},
		"another port":   {func(q *http.Request) { q.Header.Set("Origin", "http://127.0.0.1:80") }, 403},
		"another host":   {func(q *http.Request) { q.Host = "evil.example" }, 403},
		"cross-site":     {func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		"a form":         {func(q *http.Request) { q.Header.Set("Content-Type", "text/plain") }, 400},
		"far away":       {far, 403},
	} {
		if a := r.drop(test.change, oneUpload); a.status != test.status {
			t.Errorf("dropping, %s: %d %s", name, a.status, a.body)
		}
		if a := r.edit(deskRequest{State: v.State, Do: "save"}, test.change); a.status != test.status {
			t.Errorf("saving, %s: %d %s", name, a.status, a.body)
		}
	}
	// Without drafts on the site, its pages are for all, and the desk is not.
	r.Hosts, r.Drafts, r.Future = []string{"mang.example"}, false, false
	r.guard.names = r.Hosts
	for _, path := range []string{DeskPath, deskScript, deskStyle, deskState, v.Seen, DeskPath + "x", "/_ban-lam-viec"} {
		if a := r.ask("GET", path, far); a.status != 403 {
			t.Errorf("far away, %s: %d", path, a.status)
		}
	}
	if a := r.ask("GET", "/tin/", far); a.status != 200 {
		t.Errorf("the site from far away: %d", a.status)
	}
	session, ok := r.access.enter(r.access.invitation())
	if !ok {
		t.Fatal("no session")
	}
	with := func(q *http.Request) {
		far(q)
		q.AddCookie(&http.Cookie{Name: sessionCookie, Value: session})
		q.Header.Set("Origin", "http://mang.example:1313")
	}
	if a := r.ask("GET", deskState, with); a.status != 200 {
		t.Errorf("with a session: %d %s", a.status, a.body)
	}
	if a := r.edit(deskRequest{State: v.State, Do: "set"}, with); a.status != 200 {
		t.Errorf("an edit with a session: %d %s", a.status, a.body)
	}
	for method, status := range map[string]int{"PUT": 405, "DELETE": 405, "HEAD": 200} {
		if a := r.ask(method, DeskPath, nil); a.status != status {
			t.Errorf("%s: %d", method, a.status)
		}
	}
	if d.published != nil {
		t.Error("something was published")
	}
	// A page of the desk loads nothing from elsewhere and nobody frames it.
	page := r.get(DeskPath)
	if page.header.Get("Content-Security-Policy") != deskPolicy || strings.Contains(page.body, "<style") || strings.Contains(page.body, "style=") || strings.Contains(page.body, `="http`) {
		t.Errorf("the page: %v", page.header)
	}
	// A server without a desk has none, and neither has the site that is built.
	r.Desk = nil
	if a := r.get(DeskPath); a.status != 404 {
		t.Errorf("without a desk: %d", a.status)
	}
}

// TestDeskLimits sends what is too much, out of turn or no edit.
func TestDeskLimits(t *testing.T) {
	t.Parallel()
	r, d := table(t, one())
	var many []Upload
	for i := range maxUploads + 1 {
		many = append(many, Upload{fmt.Sprint(i, ".txt"), nil})
	}
	if a := r.drop(nil, many...); a.status != 413 {
		t.Errorf("too many files: %d %s", a.status, a.body)
	}
	if a := r.drop(nil, Upload{"to.txt", make([]byte, maxUpload+1)}); a.status != 413 {
		t.Errorf("a large file: %d %.200s", a.status, a.body)
	}
	for _, name := range []string{"..", ".an", strings.Repeat("a", 300)} {
		if a := r.drop(nil, Upload{name, []byte("x")}); a.status != 400 {
			t.Errorf("a file named %.20q: %d %s", name, a.status, a.body)
		}
	}
	twice := r.drop(nil, oneUpload, oneUpload).table(t)
	if len(twice.Files) != 2 || twice.Files[0].Name == twice.Files[1].Name {
		t.Errorf("two files of one name: %+v", twice.Files)
	}
	v := r.drop(nil, oneUpload).table(t)
	for _, ask := range []deskRequest{{State: v.State, Do: "x"}, {State: v.State, Do: "seen", ID: "9"}, {State: v.State, Do: "seen", ID: "-1"}, {State: v.State, Do: "drop", ID: "title"}, {State: v.State, Do: "open", ID: "3"}, {State: v.State, Do: "fix", ID: "x"}, {State: v.State, Do: "confirm", ID: "x"}} {
		if a := r.edit(ask, nil); a.status != 400 {
			t.Errorf("%+v: %d %s", ask, a.status, a.body)
		}
		v = r.get(deskState).table(t)
	}
	if a := r.edit(deskRequest{State: "x", Do: "save"}, nil); a.status != 409 {
		t.Errorf("an old state: %d", a.status)
	}
	// One request at a time.
	d.wait = make(chan struct{})
	done := make(chan answer)
	go func() { done <- r.drop(nil, oneUpload) }()
	for r.desk.TryLock() {
		r.desk.Unlock()
		time.Sleep(time.Millisecond)
	}
	if a := r.edit(deskRequest{State: v.State, Do: "save"}, nil); a.status != 409 {
		t.Errorf("beside another request: %d", a.status)
	}
	close(d.wait)
	if a := <-done; a.status != 200 {
		t.Errorf("the first: %d", a.status)
	}
}

// An editor sees each picture above the field of its description, and no Markdown to write there; a draft that is saved is said
// so beside the button.
func TestDeskInABrowser(t *testing.T) {
	t.Parallel()
	r := on(t, one())
	r.Desk = &testDesk{r: r}
	again(t, r)
	ctx := browser.Start(t)
	browser.Open(t, ctx, r.url+strings.TrimPrefix(DeskPath, "/"))
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h40v30z"/></svg>`
	browser.Value[bool](t, ctx, `(() => {
		const files = new DataTransfer();
		files.items.add(new File(["Mở đầu.\n\n![](anh-1-2.svg)\n\n![](anh-1.svg)\n"], "Tin mới.txt"));
		files.items.add(new File(['`+svg+`'], "anh-1.svg"));
		files.items.add(new File(['`+strings.Replace(svg, "M0 0", "M1 1", 1)+`'], "anh-1-2.svg"));
		document.getElementById("pick").files = files.files;
		document.getElementById("pick").dispatchEvent(new Event("change"));
		return true;
	})()`)
	for i, name := range []string{"anh-1-2", "anh-1"} {
		image := fmt.Sprintf(`document.getElementById("f-pictures.%d.alt")?.parentElement.querySelector("img")`, i)
		browser.Until(t, ctx, image+`?.naturalWidth > 0`)
		if src := browser.Value[string](t, ctx, image+`.src`); !regexp.MustCompile("/" + name + `-\d+-[0-9a-f]{8}\.svg$`).MatchString(src) {
			t.Errorf("picture %d is %s", i, src)
		}
	}
	if todo := browser.Value[string](t, ctx, `document.getElementById("todos").textContent`); !strings.Contains(todo, "không có lời mô tả") || strings.Contains(todo, "![") {
		t.Errorf("to do: %s", todo)
	}
	browser.Value[bool](t, ctx, `document.getElementById("save").click(), true`)
	browser.Until(t, ctx, `document.getElementById("steps").textContent.includes("đã lưu vào content/2024/01/tin-moi/index.md")`)
}

// draftFile is a draft of the site, as an import left it and an editor has annotated it.
const draftFile = "---\ntitle: Tin nháp # nguồn: qd.docx\n# hỏi lại anh Nam\ndate: 2024-01-20\nsummary: Sapo.\n# photo: Lan Anh # chưa chắc; nguồn: qd.docx, đoạn 9\nkhoá-lạ: x\ndraft: true\n---\n\nMở đầu.\n\n![Hội trường](anh.svg)\n"

// A draft of the site is opened, mended in its place, saved and published; what somebody else has changed is said and stays.
func TestDeskOpensADraft(t *testing.T) {
	t.Parallel()
	site := one()
	const at = "content/2024/01/nhap/index.md"
	site[at] = strings.Replace(draftFile, "khoá-lạ: x\n", "", 1)
	site["content/2024/01/nhap/anh.svg"] = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>`
	r, d := table(t, site)
	v := r.get(deskState).table(t)
	if len(v.Drafts) != 1 || v.Drafts[0] != (savedDraft{at, "Tin nháp", "20/01/2024"}) {
		t.Fatalf("the drafts are %+v", v.Drafts)
	}
	for _, name := range []string{"content/khong.md", "content/site.yaml", "../x", ""} {
		if a := r.edit(deskRequest{State: v.State, Do: "load", ID: name}, nil); a.status != 400 {
			t.Errorf("%q is opened: %d", name, a.status)
		}
	}
	v = r.edit(deskRequest{State: v.State, Do: "load", ID: at}, nil).table(t)
	if v.Path != at || v.Saved != "now" || len(v.Drafts) != 0 || v.Groups[0].Fields[0].Source != "qd.docx" || v.Todo[0].Confirm != "photo" {
		t.Fatalf("the draft that is open: %+v", v)
	}
	if seen := r.get(v.Seen); seen.status != 200 || !strings.Contains(seen.body, "Tin nháp") {
		t.Errorf("the frame shows %d", seen.status)
	}
	v = r.edit(deskRequest{State: v.State, Do: "confirm", ID: "photo"}, nil).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "save", Set: map[string]string{"title": "Tin đã sửa", "pictures.0.alt": "Toàn cảnh"}}, nil).table(t)
	want := strings.NewReplacer("Tin nháp", "Tin đã sửa", "# photo: Lan Anh # chưa chắc; nguồn", "photo: Lan Anh # nguồn", "Hội trường", "Toàn cảnh").Replace(site[at])
	if got := r.read(at); got != want || v.Saved != "now" {
		t.Errorf("%s is saved: %+v\n%s", at, v.Steps, got)
	}
	// A picture alone is added to it.
	v = r.drop(nil, Upload{"anh.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`)}).table(t)
	if v.Path != at || !strings.Contains(v.Groups[len(v.Groups)-1].Fields[0].Value, "![](anh-2.svg)") {
		t.Fatalf("after a picture: %q %+v", v.Path, v.Groups[len(v.Groups)-1])
	}
	// Somebody changes the file: that is said, and not overwritten.
	r.write(at, want+"\nThêm.\n")
	v = r.edit(deskRequest{State: v.State, Do: "save"}, nil).table(t)
	if v.Error == "" || v.Todo[0].Load != at || r.read(at) != want+"\nThêm.\n" {
		t.Fatalf("after a change elsewhere: %q %+v", v.Error, v.Todo)
	}
	v = r.edit(deskRequest{State: v.State, Do: "load", ID: at}, nil).table(t)
	if v.Error != "" || !strings.Contains(v.Groups[len(v.Groups)-1].Fields[0].Value, "Thêm.") {
		t.Fatalf("opened again: %+v", v)
	}
	v = r.drop(nil, Upload{"anh.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`)}).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "publish"}, nil).table(t)
	if !v.Public || !strings.Contains(r.read(at), "\ndraft: false\n") || fmt.Sprint(d.published) != "[content/2024/01/nhap/anh-2.svg content/2024/01/nhap/anh.svg "+at+"]" {
		t.Errorf("published: %+v, %v", v.Steps, d.published)
	}
}

// A published article is opened, changed in its place and published again, without a word but those that changed; the desk shows it
// as it is for readers, and links to its page.
func TestDeskChangesAPublishedArticle(t *testing.T) {
	t.Parallel()
	site := one()
	const at = "content/2024/01/dang.md"
	site[at] = "---\ntitle: Tin đã đăng\n# hỏi anh Nam\ndate: 2024-01-20\nsummary: Sapo.\n---\n\nMở đầu.\n"
	r, d := table(t, site)
	v := r.get(deskState).table(t)
	if len(v.Posted) == 0 || v.Posted[0] != (savedDraft{at, "Tin đã đăng", "20/01/2024"}) {
		t.Fatalf("the published articles are %+v", v.Posted)
	}
	v = r.edit(deskRequest{State: v.State, Do: "load", ID: at}, nil).table(t)
	if v.Path != at || !v.IsOut || v.Saved != "now" {
		t.Fatalf("opened: %+v", v)
	}
	v = r.edit(deskRequest{State: v.State, Do: "publish", Set: map[string]string{"title": "Tin đã sửa"}}, nil).table(t)
	if got, want := r.read(at), strings.Replace(site[at], "Tin đã đăng", "Tin đã sửa", 1); !v.Public || got != want || fmt.Sprint(d.published) != "["+at+"]" {
		t.Errorf("published: %+v %v\n%s", v.Steps, d.published, got)
	}
	if last := v.Steps[len(v.Steps)-1]; last.Link != "/2024/01/dang/" || !last.Done {
		t.Errorf("after publishing: %+v", v.Steps)
	}
	if seen := r.get(v.Seen); !strings.Contains(seen.body, "Tin đã sửa") || strings.Contains(seen.body, "Bản nháp") {
		t.Error("the frame shows a draft after publishing")
	}
}

// Days that cannot be are said beside their fields, and are written as they are shown.
func TestDeskSaysOddDays(t *testing.T) {
	t.Parallel()
	groups := func(posted, signed string) []draft.Group {
		return []draft.Group{{ID: "main", Fields: []draft.Field{{ID: "date", Value: posted, Mark: draft.Sure}}}, {ID: "decisions.0", Fields: []draft.Field{{ID: "decisions.0.date", Value: signed, Mark: draft.Sure}}}}
	}
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, viet.Zone)
	say := func(key string, _ ...any) string { return key }
	for days, want := range map[[2]string]string{
		{"19/12/2025", "15/12/2025"}: "", {"19/12/2025", "19/12/2025"}: "", {"", "19/12/2025"}: "", {"01/03/2026, 10:00", ""}: "date future",
		{"19/12/2052", "15/12/2025"}: "date future", {"14/12/2025", "15/12/2025"}: "decisions.0.date signedAfter", {"", "15/12/2052"}: "decisions.0.date signedFuture",
	} {
		got := ""
		for _, one := range oddDays(groups(days[0], days[1]), now, nil, say) {
			got += one.Field + " " + one.Text
		}
		if got != want {
			t.Errorf("%v: %q, want %q", days, got, want)
		}
	}
}

// A unit that is in no list is said in plain words, and a button adds it to the units of the site.
func TestDeskAddsAUnit(t *testing.T) {
	t.Parallel()
	r, d := table(t, one())
	v := r.drop(nil, oneUpload).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "set", Set: map[string]string{"locality": "Xã Chưa Có, Hà Tĩnh"}}, nil).table(t)
	first := v.Todo[0]
	if first.Severity != "error" || first.Field != "locality" || first.Unit != "Xã Chưa Có, Hà Tĩnh" || strings.Contains(first.Text+first.Hint, ".yaml") {
		t.Fatalf("a unit that nobody knows: %+v", first)
	}
	v = r.edit(deskRequest{State: v.State, Do: "unit", ID: first.ID}, nil).table(t)
	if got := r.read("content/localities.yaml"); !strings.HasSuffix(got, "- name: Xã Chưa Có\n  parent: Hà Tĩnh\n") || v.Todo[0].Severity == "error" {
		t.Errorf("after the button: %+v\n%s", v.Todo, got)
	}
	v = r.edit(deskRequest{State: v.State, Do: "seen", ID: v.Todo[0].ID}, nil).table(t)
	if v = r.edit(deskRequest{State: v.State, Do: "publish"}, nil).table(t); !strings.Contains(fmt.Sprint(d.published), "content/localities.yaml") {
		t.Errorf("the units are not sent: %v %+v", d.published, v.Steps)
	}
}

// A file whose front matter cannot be read is no draft of the desk; line ends and the byte order mark of one that can remain.
func TestDeskKeepsTheFile(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/crlf.md"] = "\ufeff" + strings.ReplaceAll("---\ntitle: Tin\ndate: 2024-01-20\nsummary: Sapo.\nawards:\n  - {award: Giấy khen, by: UBND xã X, to: {cá nhân: {file: ds.csv}}}\ndraft: true\n---\n\nMột.\n", "\n", "\r\n")
	site["content/ds.csv"] = "\ufeffHọ tên;Ghi chú\r\nLê An;x\r\n"
	r, _ := table(t, site)
	v := r.get(deskState).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "load", ID: "content/crlf.md"}, nil).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "save", Set: map[string]string{"title": "Tin khác", "list.ds.csv": "Họ tên;Ghi chú\nLê Ân;x"}}, nil).table(t)
	if got, want := r.read("content/crlf.md"), strings.Replace(site["content/crlf.md"], "Tin", "Tin khác", 1); got != want {
		t.Errorf("the article is %q, want %q", got, want)
	}
	if got := r.read("content/ds.csv"); got != "\ufeffHọ tên;Ghi chú\r\nLê Ân;x\r\n" {
		t.Errorf("the list is %q", got)
	}
	if v.Saved != "now" {
		t.Errorf("it is not saved: %+v", v.Steps)
	}
}

// Before the first publication the desk offers to put the sample article away and to write the address of the site.
func TestDeskBeforeTheFirstPublication(t *testing.T) {
	t.Parallel()
	site := files{}
	for _, f := range scaffold.SiteFiles() {
		site[f.Path] = string(f.Data)
	}
	r, d := table(t, site)
	v := r.get(deskState).table(t)
	if !v.Lacks.Address || v.Lacks.Sample == "" || len(v.Lacks.Pages) != 2 || v.Lacks.Title != "Thi đua - Khen thưởng" {
		t.Fatalf("a new site lacks %+v", v.Lacks)
	}
	v = r.edit(deskRequest{State: v.State, Do: "sample"}, nil).table(t)
	if got := r.read(scaffold.SamplePath()); v.Lacks.Sample != "" || !strings.Contains(got, "\ndraft: true\n---\n") {
		t.Errorf("the sample is %.900s", got)
	}
	if v = r.edit(deskRequest{State: v.State, Do: "site", Address: "khong phai"}, nil).table(t); v.Error == "" {
		t.Error("a bad address is taken")
	}
	v = r.edit(deskRequest{State: v.State, Do: "site", Title: "Thi đua: Đồ Sơn", Address: "thidua.example.vn"}, nil).table(t)
	settings := r.read("content/site.yaml")
	if v.Lacks.Address || !strings.Contains(settings, "\nbase_url: https://thidua.example.vn/\n") || !strings.Contains(settings, "\ntitle: \"Thi đua: Đồ Sơn\"\n") || strings.Count(settings, "\n") != strings.Count(site["content/site.yaml"], "\n") {
		t.Errorf("the settings: %+v\n%s", v.Lacks, settings)
	}
	v = r.edit(deskRequest{State: v.State, Do: "load", ID: "content/lien-he.md"}, nil).table(t)
	v = r.edit(deskRequest{State: v.State, Do: "publish", Set: map[string]string{"body": "Địa chỉ: số 1."}}, nil).table(t)
	if want := "[" + scaffold.SamplePath() + " content/lien-he.md content/site.yaml]"; !v.Public || fmt.Sprint(d.published) != want || strings.Contains(r.read("content/lien-he.md"), "draft") {
		t.Errorf("published: %v, want %s: %+v", d.published, want, v)
	}
}

// Each text of the desk exists in both languages, and is used by its page, its script or its server.
func TestDeskWords(t *testing.T) {
	t.Parallel()
	code := string(deskCode) + deskPage
	for _, name := range []string{"desk_state.go", "desk_site.go", "desk_view.go", "overlay.go"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		code += string(data)
	}
	for key, text := range deskWords {
		if text[0] == "" || text[1] == "" || strings.Count(text[0], "%") != strings.Count(text[1], "%") || strings.Count(text[0], "{") != strings.Count(text[1], "{") {
			t.Errorf("%s is %q", key, text)
		}
		if !regexp.MustCompile(`["{ ]` + key + `[":},]`).MatchString(code) {
			t.Errorf("nobody says %q", key)
		}
	}
	for _, m := range regexp.MustCompile(`(?:\bword\("|\bsay\("|words\(\)\("|\{\{)(\w+)["}]`).FindAllStringSubmatch(code, -1) {
		if _, ok := deskWords[m[1]]; !ok && m[1] != "lang" && m[1] != "words" {
			t.Errorf("%q is no text of the desk", m[1])
		}
	}
	if page := string(pageOf(deskPage, "en")); strings.Contains(page, "{{") || !strings.Contains(page, `<html lang="en">`) || !strings.Contains(page, "Drop files here") || regexp.MustCompile(`[ạảấầậđươ]`).MatchString(page) {
		t.Errorf("the page in English is %s", page)
	}
}
