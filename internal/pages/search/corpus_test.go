package search

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bangvang/internal/memo/store"
	"bangvang/internal/testkit/corpus"
)

var full = flag.Bool("full", false, "search among five times as many articles")

// sample returns n with -full, else a fifth of it.
func sample(n int) int {
	if *full {
		return n
	}
	return n / 5
}

// corpusDocs returns n articles of package corpus, newest first, with their front matter parsed by hand.
func corpusDocs(n int) []Doc {
	docs := make([]Doc, n)
	for i := range docs {
		docs[i] = corpusDoc(i)
	}
	slices.SortStableFunc(docs, func(a, b Doc) int { return strings.Compare(b.Date, a.Date) })
	return docs
}

// bodyText returns a Doc.Body that reads text.
func bodyText(text string) func(func([]byte)) error {
	return func(read func([]byte)) error { read([]byte(text)); return nil }
}

// bodyOf returns the text of d.
func bodyOf(d Doc) (text string) {
	_ = d.readBody(func(b []byte) { text = string(b) })
	return text
}

func corpusDoc(i int) Doc {
	_, rest, _ := strings.Cut(corpus.Article(i), "---\n")
	front, body, _ := strings.Cut(rest, "\n---\n")
	d := Doc{Address: "/" + strings.TrimSuffix(strings.TrimPrefix(corpus.Path(i), "content/"), ".md") + "/"}
	d.Body = bodyText(strings.NewReplacer("## ", "", "- ", "", "**", "", "\n\n", "\n").Replace(body))
	for line := range strings.Lines(front) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			d.Title = value
		case "summary":
			d.Summary = value
		case "date":
			d.Date = value
			d.Filters = append(d.Filters, Filter{"y", value[:4]})
		case "category":
			d.Category = value
		case "locality":
			d.Locality = value
			_, province, _ := strings.Cut(value, ", ")
			d.Localities = []string{value, province}
			d.Filters = append(d.Filters, Filter{"l", value}, Filter{"l", province})
		case "tags":
			d.Tags = strings.Split(strings.Trim(value, "[]"), ", ")
		case "- award", "- {award":
			d.Count++
			honour, _, _ := strings.Cut(value, ",")
			d.Honours, d.Filters = append(d.Honours, honour), append(d.Filters, Filter{"h", honour})
		case "to":
			d.Names = append(d.Names, strings.Split(strings.TrimSuffix(strings.TrimPrefix(value, "{cá nhân: ["), "]}"), ", ")...)
		}
	}
	return d
}

// zipfDocs returns n articles of 1,000 syllables each, from some 2,500 syllables with marks that occur as often as in
// real text; their order is random, so there are more pairs than in real text.
func zipfDocs(n int) []Doc {
	var syllables []string
	for _, onset := range strings.Fields("b c ch d đ g gi h kh l m n ng nh ph qu s t th tr v x") {
		for _, rhyme := range strings.Fields("a á ai ái am ang áng anh ánh ao áo ăn ân ầu ây en ê ệ ên iên iệt in inh o ó oan oi ô ố ôi ông ống ơ ở ơi u ú ung ư ương ường ưởng uyên y") {
			syllables = append(syllables, onset+rhyme)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(syllables), func(i, j int) { syllables[i], syllables[j] = syllables[j], syllables[i] })
	zipf := rand.NewZipf(r, 1.3, 20, uint64(len(syllables)-1))
	docs := make([]Doc, n)
	var b strings.Builder
	for i := range docs {
		b.Reset()
		for range 1000 {
			b.WriteString(syllables[zipf.Uint64()])
			b.WriteByte(" \n"[min(1, r.IntN(60)/59)])
		}
		docs[i] = Doc{Address: fmt.Sprintf("/%d/", n-i), Title: "Bài " + strconv.Itoa(n-i), Body: bodyText(b.String()), Date: "2024-01-19", Filters: []Filter{{"y", "2024"}}}
	}
	return docs
}

func BenchmarkBuild(b *testing.B) {
	for name, docs := range map[string][]Doc{"corpus": corpusDocs(10_000), "zipf": zipfDocs(10_000)} {
		b.Run(name, func(b *testing.B) {
			size, files := 0, 0
			b.ReportAllocs()
			for b.Loop() {
				out, err := Build(b.Context(), docs, Options{Lang: "vi", Base: "/"})
				if err != nil {
					b.Fatal(err)
				}
				size, files = 0, len(out)
				for _, f := range out {
					size += len(f.Data)
				}
			}
			b.ReportMetric(float64(size), "bytes")
			b.ReportMetric(float64(files), "files")
		})
	}
}

// BenchmarkEdit rebuilds the index after a change of one text.
func BenchmarkEdit(b *testing.B) {
	docs := corpusDocs(10_000)
	for i := range docs {
		docs[i].BodyHash = uint64(i + 1)
	}
	store := store.Open(b.TempDir())
	defer store.Close(0)
	change := func() {
		docs[5000].BodyHash += uint64(len(docs))
		if _, err := Build(b.Context(), docs, Options{Lang: "vi", Base: "/", Store: store}); err != nil {
			b.Fatal(err)
		}
	}
	change()
	b.ReportAllocs()
	for b.Loop() {
		change()
	}
}
