package extract

import (
	"testing"

	"bangvang/internal/testkit/corpus"
)

// BenchmarkRead reads articles of about 5 KB.
func BenchmarkRead(b *testing.B) {
	r := reader(b)
	articles := make([]string, 200)
	size := 0
	for i := range articles {
		articles[i] = corpus.Article(i)
		size += len(articles[i])
	}
	b.SetBytes(int64(size / len(articles)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		r.Read(articles[i%len(articles)])
		i++
	}
}
