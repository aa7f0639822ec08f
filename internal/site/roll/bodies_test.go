package roll_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// bodiesOf returns a line for each collective and individual of a site: its slug, its name, the number of its awards, and
// what it was joined of.
func bodiesOf(t *testing.T, archive string) string {
	t.Helper()
	options := trial.TextOptions(t, archive)
	options.Now = time.Date(2026, 6, 1, 0, 0, 0, 0, viet.Zone)
	s := trial.Load(t, options)
	r, problems, _ := roll.New(t.Context(), s.Model)
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "! %s %d:%d %s\n", p.Code, p.Pos.Line, p.Pos.Col, strings.Join(p.Args, " | "))
	}
	for _, x := range []*site.Index{r.Conferrers, r.Collectives, r.Individuals} {
		for _, term := range x.Terms {
			if x == r.Conferrers && r.Body(term) == nil {
				continue
			}
			fmt.Fprintf(&b, "%s = %s (%d)\n", term.Slug, term.Name, len(term.Awards))
			if body := r.Body(term); body != nil {
				for _, f := range body.Former {
					fmt.Fprintf(&b, "  until %s: %s\n", f.Until.Format("2006-01-02"), f.Name)
				}
				for _, name := range body.Spellings {
					fmt.Fprintf(&b, "  also %s\n", name)
				}
				for _, slug := range body.OldSlugs {
					fmt.Fprintf(&b, "  from %s\n", slug)
				}
				if body.MergedInto != nil {
					fmt.Fprintf(&b, "  into %s %s\n", body.MergedInto.Slug, body.Merged.Format("2006-01-02"))
				}
				for _, from := range body.MergedFrom {
					fmt.Fprintf(&b, "  with %s\n", from.Slug)
				}
			}
		}
	}
	return b.String()
}

// awarded returns an article of a day and a place, about an award to some names of a kind.
func awarded(name, day, place, kind, to string) string {
	return fmt.Sprintf("-- content/%s/%s.md --\n---\ntitle: Tin %s\ndate: %s\nlocality: %s\nawards:\n  - {award: Bằng khen, by: Thủ tướng Chính phủ, id: %s, to: {%s: [%s]}}\n---\n\nTin %s.\n",
		day[:4], name, name, day, place, name, kind, to, name)
}

const individuals = "-- content/site.yaml --\nindex_individuals: true\n"

func TestBodiesThroughTime(t *testing.T) {
	for name, test := range map[string]struct{ archive, want string }{
		"a school through the reform, in two spellings": {
			awarded("a", "2023-05-01", "Xã Bắc Hồng, Huyện Đông Anh, Hà Nội", "tập thể", "Trường TH Bắc Hồng") +
				awarded("b", "2024-05-01", "Huyện Đông Anh, Hà Nội", "tập thể", "Trường Tiểu học Bắc Hồng") +
				awarded("c", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "tập thể", "Trường TH Bắc Hồng") +
				awarded("d", "2025-11-21", "Xã Phúc Thịnh, Hà Nội", "tập thể", "Trường Tiểu học Bắc Hồng"),
			`truong-th-bac-hong-xa-bac-hong-huyen-dong-anh-ha-noi = Trường Tiểu học Bắc Hồng, Xã Phúc Thịnh, Hà Nội (4)
  until 2025-06-30: Trường TH Bắc Hồng, Xã Bắc Hồng, Huyện Đông Anh, Hà Nội
  until 2025-06-30: Trường Tiểu học Bắc Hồng, Huyện Đông Anh, Hà Nội
  also Trường TH Bắc Hồng, Xã Phúc Thịnh, Hà Nội
  from truong-th-bac-hong-xa-phuc-thinh-ha-noi
  from truong-tieu-hoc-bac-hong-huyen-dong-anh-ha-noi
  from truong-tieu-hoc-bac-hong-xa-phuc-thinh-ha-noi
`,
		},
		"the place in the name": {
			awarded("a", "2024-05-01", "Huyện Đông Anh, Hà Nội", "tập thể", `"Trường Tiểu học Bắc Hồng, xã Bắc Hồng"`) +
				awarded("b", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "tập thể", "Trường TH Bắc Hồng"),
			`truong-tieu-hoc-bac-hong-xa-bac-hong-huyen-dong-anh-ha-noi = Trường Tiểu học Bắc Hồng, Xã Phúc Thịnh, Hà Nội (2)
  until 2025-06-30: Trường Tiểu học Bắc Hồng, xã Bắc Hồng, Huyện Đông Anh, Hà Nội
  also Trường TH Bắc Hồng, Xã Phúc Thịnh, Hà Nội
  from truong-th-bac-hong-xa-phuc-thinh-ha-noi
`,
		},
		"two heirs with the name": {
			awarded("a", "2024-05-01", "Huyện Đông Anh, Hà Nội", "tập thể", "Trường TH Kim Đồng") +
				awarded("b", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "tập thể", "Trường TH Kim Đồng") +
				awarded("c", "2025-11-20", "Xã Thư Lâm, Hà Nội", "tập thể", "Trường TH Kim Đồng"),
			`truong-th-kim-dong-huyen-dong-anh-ha-noi = Trường TH Kim Đồng, Huyện Đông Anh, Hà Nội (1)
truong-th-kim-dong-xa-phuc-thinh-ha-noi = Trường TH Kim Đồng, Xã Phúc Thịnh, Hà Nội (1)
truong-th-kim-dong-xa-thu-lam-ha-noi = Trường TH Kim Đồng, Xã Thư Lâm, Hà Nội (1)
`,
		},
		"two former communes with the name": {
			awarded("a", "2024-05-01", "Xã Bắc Hồng, Huyện Đông Anh, Hà Nội", "tập thể", "Trường TH Kim Đồng") +
				awarded("b", "2024-05-01", "Xã Vân Nội, Huyện Đông Anh, Hà Nội", "tập thể", "Trường TH Kim Đồng") +
				awarded("c", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "tập thể", "Trường TH Kim Đồng"),
			`truong-th-kim-dong-xa-bac-hong-huyen-dong-anh-ha-noi = Trường TH Kim Đồng, Xã Bắc Hồng, Huyện Đông Anh, Hà Nội (1)
truong-th-kim-dong-xa-phuc-thinh-ha-noi = Trường TH Kim Đồng, Xã Phúc Thịnh, Hà Nội (1)
truong-th-kim-dong-xa-van-noi-huyen-dong-anh-ha-noi = Trường TH Kim Đồng, Xã Vân Nội, Huyện Đông Anh, Hà Nội (1)
`,
		},
		"provinces, offices, people and villages stay apart": {
			individuals +
				awarded("a", "2024-05-01", "Ninh Thuận", "tập thể", "Trường THPT chuyên Lê Quý Đôn") +
				awarded("b", "2025-11-20", "Khánh Hòa", "tập thể", "Trường THPT chuyên Lê Quý Đôn") +
				awarded("c", "2024-05-01", "Xã Bắc Hồng, Huyện Đông Anh, Hà Nội", "tập thể", "Trạm Y tế, Trường TH số 1") +
				awarded("d", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "tập thể", "Trạm Y tế, Trường Tiểu học số 1") +
				awarded("e", "2024-05-01", "Xã Bắc Hồng, Huyện Đông Anh, Hà Nội", "cá nhân", "Nguyễn Thị Hoa") +
				awarded("f", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "cá nhân", "Nguyễn Thị Hoa") +
				awarded("g", "2024-05-01", "Xã Bắc Hồng, Huyện Đông Anh, Hà Nội", "hộ gia đình", "Gia đình ông An") +
				awarded("h", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "hộ gia đình", "Gia đình ông An"),
			`tram-y-te-xa-bac-hong-huyen-dong-anh-ha-noi = Trạm Y tế, Xã Bắc Hồng, Huyện Đông Anh, Hà Nội (1)
tram-y-te-xa-phuc-thinh-ha-noi = Trạm Y tế, Xã Phúc Thịnh, Hà Nội (1)
truong-th-so-1-xa-bac-hong-huyen-dong-anh-ha-noi = Trường TH số 1, Xã Bắc Hồng, Huyện Đông Anh, Hà Nội (1)
truong-thpt-chuyen-le-quy-don-khanh-hoa = Trường THPT chuyên Lê Quý Đôn, Khánh Hòa (1)
truong-thpt-chuyen-le-quy-don-ninh-thuan = Trường THPT chuyên Lê Quý Đôn, Ninh Thuận (1)
truong-tieu-hoc-so-1-xa-phuc-thinh-ha-noi = Trường Tiểu học số 1, Xã Phúc Thịnh, Hà Nội (1)
nguyen-thi-hoa-xa-phuc-thinh-ha-noi = Nguyễn Thị Hoa, Xã Phúc Thịnh, Hà Nội (1)
nguyen-thi-hoa-xa-bac-hong-huyen-dong-anh-ha-noi = Nguyễn Thị Hoa, Xã Bắc Hồng, Huyện Đông Anh, Hà Nội (1)
`,
		},
		"a person with the school": {
			individuals +
				awarded("e", "2024-05-01", "Xã Bắc Hồng, Huyện Đông Anh, Hà Nội", "cá nhân", "{name: Nguyễn Thị Hoa, unit: Trường TH Bắc Hồng}") +
				awarded("f", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "cá nhân", "{name: Nguyễn Thị Hoa, unit: Trường Tiểu học Bắc Hồng}"),
			`nguyen-thi-hoa-truong-th-bac-hong-xa-bac-hong-huyen-dong-anh-ha-noi = Nguyễn Thị Hoa, Trường Tiểu học Bắc Hồng, Xã Phúc Thịnh, Hà Nội (2)
  until 2025-06-30: Nguyễn Thị Hoa, Trường TH Bắc Hồng, Xã Bắc Hồng, Huyện Đông Anh, Hà Nội
  from nguyen-thi-hoa-truong-tieu-hoc-bac-hong-xa-phuc-thinh-ha-noi
`,
		},
		"a school declared, with a merger": {
			`-- content/bodies.yaml --
- name: Trường Tiểu học Kim Đồng
  locality: Xã Phúc Thịnh, Hà Nội
  aliases: [Trường Kim Đồng]
  former:
    - {name: Trường Phổ thông cơ sở Vân Nội, locality: Xã Vân Nội, until: 2012-08-31}
- name: Trường Tiểu học Nam Hồng
  locality: Xã Phúc Thịnh, Hà Nội
  merged_into: {name: Trường TH Kim Đồng, from: 2026-01-01}
- {name: Trường Tiểu học Kim Đồng, locality: "Xã Phúc Thịnh, Hà Nội"}
- {name: Trường Không Ai Biết, locality: "Xã Phúc Thịnh, Hà Nội"}
- {name: Trường Nào Đó, locality: Xã Không Có}
` +
				awarded("a", "2010-05-01", "Xã Vân Nội, Huyện Đông Anh, Hà Nội", "tập thể", "Trường PTCS Vân Nội") +
				awarded("b", "2025-11-20", "Xã Phúc Thịnh, Hà Nội", "tập thể", "Trường Kim Đồng, Trường TH Nam Hồng") +
				awarded("c", "2025-11-21", "Xã Phúc Thịnh, Hà Nội", "tập thể", "Trường TH Kim Đồng"),
			`! duplicate-body 9:10 Trường Tiểu học Kim Đồng | content/bodies.yaml:1
! unknown-locality 11:35 Xã Không Có | Xã Krông Nô
! unknown-body 10:10 Trường Không Ai Biết
truong-ptcs-van-noi-xa-van-noi-huyen-dong-anh-ha-noi = Trường Tiểu học Kim Đồng, Xã Phúc Thịnh, Hà Nội (3)
  until 2012-08-31: Trường PTCS Vân Nội, Xã Vân Nội, Huyện Đông Anh, Hà Nội
  also Trường Kim Đồng, Xã Phúc Thịnh, Hà Nội
  from truong-kim-dong-xa-phuc-thinh-ha-noi
  from truong-th-kim-dong-xa-phuc-thinh-ha-noi
  with truong-th-nam-hong-xa-phuc-thinh-ha-noi
truong-th-nam-hong-xa-phuc-thinh-ha-noi = Trường Tiểu học Nam Hồng, Xã Phúc Thịnh, Hà Nội (1)
  into truong-ptcs-van-noi-xa-van-noi-huyen-dong-anh-ha-noi 2026-01-01
`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := bodiesOf(t, test.archive); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}
