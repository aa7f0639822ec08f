package opendata_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"bangvang/internal/diag"
	"bangvang/internal/pages/opendata"
)

// roll is a file of another portal: one award in two records, and one of two bodies. It has the fields of the first version
// and some of the later ones.
const roll = `{
 "$schema": "https://portal.example/bang-vang.schema.json",
 "site": "https://portal.example/",
 "license": "CC-BY-4.0",
 "updated": "2024-03-01T08:00:00+07:00",
 "awards": [
  {"id": "a1", "permalink": "https://portal.example/1/#a1", "year": 2024, "date": "2024-01-19", "honour": "Bằng khen", "honour_id": "bang-khen",
   "class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "tập thể", "count": 2, "count_text": "2", "exact": true,
   "names": ["Phòng Một", "Phòng Hai"], "recipients": [{"name": "Phòng Một", "kind": "tập thể"}, {"name": "Phòng Hai", "kind": "tập thể"}],
   "period": "2023", "citation": "", "decision": "", "status": "conferred", "locality": "Hải Phòng", "article": "Tin", "url": "https://portal.example/1/"},
  {"id": "a1", "permalink": "https://portal.example/1/#a1", "year": 2024, "date": "2024-01-19", "honour": "Bằng khen", "honour_id": "bang-khen",
   "class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "cá nhân", "count": 50, "count_text": "hơn 50", "exact": false, "at_least": true,
   "names": [], "period": "2023", "citation": "", "decision": "", "status": "conferred", "locality": "Hải Phòng", "article": "Tin", "url": "https://portal.example/1/",
   "event": {"from": "2024-01-19", "to": "2024-01-20"}, "locality_code": "31", "code_scheme": "X", "locality_path": [{"name": "Thành phố Hải Phòng", "code": "31"}], "x-note": 1}
 ]
}
`

// textAt returns the ten characters at a place, with ↵ for the end of a line.
func textAt(text string, pos diag.Pos) string {
	for range pos.Line - 1 {
		_, text, _ = strings.Cut(text, "\n")
	}
	for range pos.Col - 1 {
		_, n := utf8.DecodeRuneInString(text)
		text = text[n:]
	}
	end := 0
	for i := 0; i < 10 && end < len(text); i++ {
		_, n := utf8.DecodeRuneInString(text[end:])
		end += n
	}
	return strings.ReplaceAll(text[:end], "\n", "↵")
}

// TestCheck changes one place of a good file and expects one problem, after the text at its place.
func TestCheck(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"", "", ""},
		{"{\n \"$schema\"", "\ufeff{\n \"$schema\"", ""},
		{`"count": 2,`, `"count": "2",`, `"2", "coun: bad-field [awards[0].count 2 null | integer]`},
		{`"count": 2,`, `"count": 0,`, `0, "count_: bad-field [awards[0].count 0 ≥ 1]`},
		{`"count": 2,`, `"count": 1e9,`, `1e9, "coun: bad-json [a number with an exponent]`},
		{`"count": 2,`, `"count": 222222222222222222222,`, `2222222222: bad-json [a number with too many digits]`},
		{`"count": 2,`, `"coutn": 2,`, `{"id": "a1: missing-field [awards[0] count]|"coutn": 2: unknown-field [awards[0] coutn count]`},
		{`"count": 2,`, `"count": 2, "count": 3,`, `"count": 3: duplicate-key [count ]`},
		{`"class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "tập thể"`, `"class": "khen", "level": "provincial", "by": "UBND thành phố", "kind": "tập thể"`,
			`"khen", "l: bad-field [awards[0].class khen "title" | "commendation" | "other"]`},
		{`"date": "2024-01-19", "honour": "Bằng khen", "honour_id": "bang-khen",
   "class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "tập thể"`, `"date": "19/01/2024", "honour": "Bằng khen", "honour_id": "bang-khen",
   "class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "tập thể"`, `"19/01/202: bad-field [awards[0].date 19/01/2024 2024-01-19]`},
		{`"site": "https://portal.example/"`, `"site": "portal.example"`, `"portal.ex: bad-field [site portal.example ^(https?://|/)]`},
		{`"awards": [`, `"award": [`, `{↵ "$schem: missing-field [{} awards]|"award": [: unknown-field [{} award awards]`},
		{`"license": "CC-BY-4.0",`, ``, `{↵ "$schem: no-license ["license": "CC-BY-4.0",]`},
		{`"2024-01-20"`, `"2024-01-18"`, `"2024-01-1: data-conflict [awards[1].event.to 2024-01-18 event/from 2024-01-19]`},
		{`"year": 2024, "date": "2024-01-19", "honour": "Bằng khen", "honour_id": "bang-khen",
   "class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "tập thể"`, `"year": 2023, "date": "2024-01-19", "honour": "Bằng khen", "honour_id": "bang-khen",
   "class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "tập thể"`, `2023, "dat: data-conflict [awards[0].year 2023 date 2024-01-19]`},
		{`"count": 2,`, `"count": 1,`, `["Phòng Mộ: data-conflict [awards[0].names ["Phòng Một", "Phòng Hai"] count 1]`},
		{`"names": ["Phòng Một", "Phòng Hai"]`, `"names": ["Phòng Một"]`, `[{"name": : data-conflict [awards[0].recipients [{"name": "Phòng Một", "kind": "tập thể"}, {"name": "Phòng H… names ["Phòng Một"]]`},
		{`"exact": false`, `"exact": true`, `true,↵   ": data-conflict [awards[1].at_least true exact true]`},
		{`"code": "31"}`, `"code": "1"}`, `"1"}], "x-: bad-field [awards[1].locality_path[0].code 1 ^[0-9]{2,5}$]`},
		{`"code": "31"}`, `"code": "308"}`, `"31", "cod: data-conflict [awards[1].locality_code 31 locality_path [{"name": "Thành phố Hải Phòng", "code": "308"}]]`},
		{`{"id": "a1", "permalink": "https://portal.example/1/#a1", "year": 2024, "date": "2024-01-19", "honour": "Bằng khen", "honour_id": "bang-khen",
   "class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "cá nhân"`, `{"id": "a1", "permalink": "https://portal.example/1/#a2", "year": 2024, "date": "2024-01-19", "honour": "Bằng khen", "honour_id": "bang-khen",
   "class": "commendation", "level": "provincial", "by": "UBND thành phố", "kind": "cá nhân"`, `"a1", "per: duplicate-id [a1 https://portal.example/1/#a1]`},
		{"\n ]\n}\n", "\n ]\n", ": bad-json [cut off]"},
		{"\n ]\n}\n", "\n ,]\n}\n", "]↵}↵: bad-json [unexpected “]”]"},
		{"\n ]\n}\n", "\n ]\n}\n{}", "{}: bad-json [text after the end]"},
		{"Tin", "T\xff", "\xff\", \"url\":: not-utf8 [0xFF]"},
		{`"x-note": 1`, `"x-note": [[[[[[[[[1]]]]]]]]]`, "[[[[1]]]]]: bad-json [too deep]"},
	} {
		text := strings.Replace(roll, tt.from, tt.to, 1)
		var got []string
		for _, p := range opendata.Check("roll.json", []byte(text)) {
			if p.Pos.File != "roll.json" {
				t.Errorf("a problem of %s", p.Pos.File)
			}
			got = append(got, fmt.Sprintf("%s: %s %v", textAt(text, p.Pos), p.Code, p.Args))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.to, strings.Join(got, "|"), tt.want)
		}
	}
}

// TestCheckOfOddFiles checks files that are no roll at all.
func TestCheckOfOddFiles(t *testing.T) {
	for _, text := range []string{"", "null", "[]", "7", `"x"`, "{}", "{", "<html>", `{"awards":7}`, `{"awards":{}}`, `{"awards":[7,null,[]]}`, `{"awards":[`, `{"":{}}`, "\ufeff", "\x00"} {
		if list := opendata.Check("x.json", []byte(text)); list.Count(diag.Error) == 0 {
			t.Errorf("%q is taken: %v", text, list)
		}
	}
}

// TestCheckIsBounded checks files made to cost much.
func TestCheckIsBounded(t *testing.T) {
	for name, text := range map[string]string{
		"deep":        `{"awards":[` + strings.Repeat("[", 1<<20),
		"wide":        `{"awards":[{"names":[` + strings.Repeat("0,", 1<<20) + "0]}]}",
		"many":        `{"awards":[` + strings.Repeat("0,", 1<<20) + "0]}",
		"one key":     `{"awards":[{` + strings.Repeat(`"a":0,`, 1<<18) + `"a":0}]}`,
		"keys":        `{"awards":[{"` + strings.Repeat("k", 1<<20) + `":{"a":1}}]}`,
		"long number": `{"awards":[{"count":` + strings.Repeat("9", 1<<20) + `}]}`,
		"long text":   `{"awards":[{"count":"` + strings.Repeat("9", 1<<20) + `"}]}`,
	} {
		list := opendata.Check("x.json", []byte(text))
		if n := len(list); n == 0 || n > 20_100 {
			t.Errorf("%s: %d problems", name, n)
		}
		size := 0
		for _, p := range list[:min(len(list), 100)] {
			size += len(fmt.Sprint(p.Args))
		}
		if size > 40_000 {
			t.Errorf("%s: %d bytes of arguments", name, size)
		}
	}
}

// FuzzCheck checks that no text makes a check fail, and that text that is no JSON is refused.
func FuzzCheck(f *testing.F) {
	f.Add(roll)
	f.Add(`{"awards":[{"names":[{}],"event":{"from":1}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		list := opendata.Check("x.json", []byte(text))
		if !json.Valid([]byte(strings.TrimPrefix(text, "\ufeff"))) && list.Count(diag.Error) == 0 {
			t.Errorf("%q is taken", text)
		}
	})
}
