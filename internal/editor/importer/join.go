package importer

import (
	"strconv"

	"bangvang/internal/editor/importer/draft"
)

func itoa(n int) string { return strconv.Itoa(n) }

// join returns the pieces of articles, each made of those that belong together, in the order of the first.
func (r *Result) join(pieces []*piece) []*piece {
	var out, photos []*piece
	for _, p := range pieces {
		if p.class == photo {
			photos = append(photos, p)
			continue
		}
		out = append(out, p)
	}
	for _, p := range photos {
		home := homeOf(p, out)
		if home == nil {
			vi, en := "ảnh không thuộc bài nào; nhập cùng với bài, hoặc đặt cạnh bài", "the picture belongs to no article; import it with one, or put it beside one"
			if len(out) > 1 {
				vi, en = "không rõ ảnh thuộc bài nào trong các bài được nhập; đặt vào thư mục của bài rồi nhập lại, hoặc đặt cạnh bài", "it is not clear to which of the articles the picture belongs; put it into the folder of its article, or beside it"
			}
			r.Remarks = append(r.Remarks, draft.Remark{Weight: draft.Repair, From: p.draft.From, VI: vi, EN: en})
			continue
		}
		home.draft.Files = append(home.draft.Files, p.draft.Files...)
		home.sources = append(home.sources, p.sources...)
	}
	return out
}

// homeOf returns the only article of a photo's folder, or the only article at all; nil if there is none or more.
func homeOf(p *piece, articles []*piece) *piece {
	var home *piece
	n := 0
	for _, a := range articles {
		if a.folder == p.folder && !a.archive {
			home, n = a, n+1
		}
	}
	switch {
	case n == 1:
		return home
	case n == 0 && len(articles) == 1:
		return articles[0]
	}
	return nil
}
