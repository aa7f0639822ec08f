package present

import (
	_ "embed"
	"strconv"
	"strings"

	"bangvang/internal/pages/view"
)

// SchemaAddress is that of the schema of bang-vang.json (JSON Schema, draft 2020-12).
const SchemaAddress = "/bang-vang.schema.json"

// schema is a schema with its file's name for its address. A test holds it against view.Record.
//
//go:embed bang-vang.schema.json
var schema string

// Schema returns the schema of the roll as data, with its address.
func (s *Syndication) Schema() *view.Text {
	id := strconv.Quote(s.Abs(SchemaAddress)) // a base URL holds nothing that JSON writes otherwise
	return &view.Text{Data: []byte(strings.Replace(schema, `"bang-vang.schema.json"`, id, 1))}
}
