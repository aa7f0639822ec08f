package frontmatter

import (
	"bangvang/internal/diag"

	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/content/source"
)

// Parse reads and checks the front matter of f against a table of keys. v is a Mapping, empty for a block without keys;
// a value with a fault is a problem and is missing in v. v is nil if there is no front matter, or it cannot be read at
// all: then probs says why. Only of a file with marks of an unfinished merge (f.HasConflict) v and probs are both nil,
// because package source has reported them.
//
// body is the offset in f.Text where the Markdown text begins, whatever faults precede it: 0 without front matter; the
// end of f.Text if the closing fence is missing or the text is blank.
func Parse(f *source.File, table []Key) (v *Value, body int, probs diag.List) {
	b := FindBlock(f.Text)
	at := f.Pos(b.Open)
	switch {
	case f.HasConflict:
		return nil, b.Body, nil
	case b.OtherFormat != "":
		return nil, b.Body, diag.List{diag.At(diag.ForeignFrontMatter, at, b.OtherFormat)}
	case b.Open == len(f.Text):
		return nil, b.Body, diag.List{diag.At(diag.EmptyFile, f.Pos(0))}
	case b.Start < 0:
		return nil, b.Body, diag.List{diag.At(diag.NoFrontMatter, at)}
	case b.End < 0:
		return nil, b.Body, diag.List{diag.At(diag.UnclosedFrontMatter, at)}
	case b.End-b.Start > maxFront:
		return nil, b.Body, diag.List{diag.At(diag.YAMLTooLarge, at, "1 MiB")}
	}
	r := &reader{file: f, start: b.Start}
	yaml, err := b.Extract(f.Text)
	if err != nil {
		r.report(&yamlnode.Fault{Code: diag.YAMLSyntax, Args: []string{err.Error(), ""}})
		return nil, b.Body, r.probs
	}
	doc, fault := yamlnode.Parse(yaml, maxFrontItems)
	if fault != nil {
		r.report(fault)
		return nil, b.Body, r.probs
	}
	r.doc = doc
	return r.root(table, at, "front matter"), b.Body, r.probs
}
