package present

import (
	_ "embed"
	"strconv"
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
)

// schema is a schema with its file's name for its address. A test holds it against view.Record.
//
//go:embed bang-vang.schema.json
var schema string

// Schema returns the schema of the roll as data, with its address.
func (s *Syndication) Schema() *view.Text {
	id := strconv.Quote(s.Abs(routes.RollSchema)) // a base URL holds nothing that JSON writes otherwise
	return &view.Text{Data: []byte(strings.Replace(schema, strconv.Quote(routes.RollSchema.Relative()), id, 1))}
}
