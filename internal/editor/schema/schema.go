// Package schema generates JSON Schema (draft 2020-12) from the tables of keys, for editors that check and complete
// YAML while the user types.
//
// A schema accepts exactly the documents that parse without an error, as far as JSON Schema can express it. It
// rejects for example 30/2/2024 but, since it cannot compute leap years, accepts 29/2/2023. The tests list the
// exceptions:
//
//   - the spelling of a scalar: 1.000, 0x10, 1e3 and True are ordinary numbers and booleans in JSON
//   - duplicate keys, and names that two entries of a list share
//   - arithmetic: leap days, periods that end before they begin or are outside those of their entry, bounds of numbers in quotes
//   - the inside of addresses: bad escapes, dots in a path
//
// Where the site has names (localities, honours, themes), the schema lists them as choices and accepts any other text
// as well: `bangvang check` reports unknown names, with a suggestion. Descriptions are in Vietnamese, then in
// English.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/scaffold"
)

// Documents are the arguments of [Generate]: article is the front matter of an article or a page, and the others are
// the whole files site.yaml, localities.yaml, honours.yaml, bodies.yaml, campaigns.yaml and blocks.yaml of content/.
var Documents = []string{"article", "site", "localities", "honours", "bodies", "campaigns", "blocks"}

// Generate returns the JSON Schema (draft 2020-12, see the package doc) of one of [Documents], as indented JSON: for
// "article" that of the front matter, for "site" that of site.yaml, and so on. Its choices are the names of known, as
// [complete.LoadNames] returns it, never nil. The error says that there is no such document.
func Generate(document string, known *complete.Names) ([]byte, error) {
	w := &writer{choices: map[string][]string{}}
	var root object
	switch document {
	case "article":
		w.choices["locality"], w.choices["awards.award"] = known.OwnLocalities(), known.AllHonours()
		w.choices["campaign"], w.choices["block"] = emulationNames(known.Campaigns), emulationNames(known.Blocks)
		root = allowUndatedPages(w.mapping("", &frontmatter.Key{Keys: frontmatter.Article}))
	case "site":
		w.choices["theme"] = known.Themes()
		root = w.mapping("", &frontmatter.Key{Keys: frontmatter.Site})
	case "localities":
		w.choices["parent"] = known.OwnLocalities()
		root = w.list(w.mapping("", &frontmatter.Key{Keys: frontmatter.Localities}))
	case "honours":
		root = w.list(w.mapping("", &frontmatter.Key{Keys: frontmatter.Honours}))
	case "bodies":
		w.choices["locality"] = known.OwnLocalities()
		root = w.list(w.mapping("", &frontmatter.Key{Keys: frontmatter.Bodies}))
	case "campaigns":
		root = w.list(w.mapping("", &frontmatter.Key{Keys: frontmatter.Campaigns}))
	case "blocks":
		root = w.list(w.mapping("", &frontmatter.Key{Keys: frontmatter.Blocks}))
	default:
		return nil, fmt.Errorf("%q is none of %s", document, strings.Join(Documents, ", "))
	}
	head := object{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "bangvang: " + document}}
	return encodeIndented(append(append(head, root...), member{"$defs", append(w.defs, sharedDefs()...)}))
}

// emulationNames returns the names of campaigns or blocks.
func emulationNames(entries []config.Emulation) []string {
	var names []string
	for _, e := range entries {
		names = append(names, e.Name)
	}
	return names
}

// allowUndatedPages makes date, which articles require, optional for standing pages.
func allowUndatedPages(root object) object {
	for i := range root {
		switch root[i].name {
		case "required":
			root[i].value = slices.DeleteFunc(root[i].value.([]string), func(key string) bool { return key == "date" })
		case "properties":
			properties := root[i].value.(object)
			for j := range properties {
				if properties[j].name == "date" {
					properties[j].value = append(properties[j].value.(object)[:1], member{"$ref", "#/$defs/date"})
				}
			}
		}
	}
	page := object{{"properties", object{{"kind", object{{"pattern", anchored(foldedPattern("page"))}}}}}, {"required", []string{"kind"}}}
	dated := object{{"properties", object{{"date", ref("givenDate")}}}, {"required", []string{"date"}}}
	return append(root, member{"if", page}, member{"else", dated})
}

// writer converts keys to schemas. Blocks that a list can hold are defined once, under their path.
type writer struct {
	choices map[string][]string // names to choose from, by the path of the key
	defs    object
}

// key returns the schema of the value of a key.
func (w *writer) key(path string, k *frontmatter.Key) object {
	s := object{{"description", description(k)}}
	switch k.Type {
	case frontmatter.Texts:
		one := w.scalar(path, k)
		return append(s, member{"anyOf", []object{one, {{"type", "array"}, {"items", one}}}})
	case frontmatter.Map:
		return append(s, w.mapping(path, k)...)
	case frontmatter.MapList:
		return append(s, w.list(w.define(path, w.mapping(path, k)))...)
	case frontmatter.TextOrMap, frontmatter.TextOrMaps:
		first := k.Keys[0]
		first.Required = false
		block := w.define(path, w.mapping(path, k))
		one := object{{"anyOf", []object{w.scalar(path+"."+first.Name, &first), block}}}
		if k.Type == frontmatter.TextOrMap {
			return append(s, one...)
		}
		return append(s, w.list(w.define(path+"Item", one))...)
	case frontmatter.ByPeriod:
		return append(s, object{
			{"type", []string{"object", "string", "null"}}, {"pattern", blank},
			{"propertyNames", object{{"pattern", `(^|[^0-9])(19|20|21)[0-9][0-9]([^0-9]|$)`}}}, {"additionalProperties", ref("text")},
		}...)
	case frontmatter.Recipients:
		return append(s, member{"$ref", "#/$defs/recipients"})
	}
	return append(append(s, w.scalar(path, k)...), examples(k)...)
}

// mapping returns the schema of a block of keys, which may be empty.
func (w *writer) mapping(path string, k *frontmatter.Key) object {
	var properties object
	required := []string{}
	for i := range k.Keys {
		inner := &k.Keys[i]
		properties = append(properties, member{inner.Name, w.key(strings.TrimPrefix(path+"."+inner.Name, "."), inner)})
		if inner.Required {
			required = append(required, inner.Name)
		}
	}
	return object{
		{"type", []string{"object", "string", "null"}}, {"pattern", blank},
		{"properties", properties}, {"required", required}, {"additionalProperties", false},
	}
}

// list returns the schema of a single item or a list of items.
func (w *writer) list(one object) object {
	return object{{"anyOf", []object{one, {{"type", "array"}, {"items", one}}}}}
}

// define adds a named definition and returns a reference to it.
func (w *writer) define(path string, s object) object {
	name := strings.ReplaceAll(path, ".", "-")
	w.defs = append(w.defs, member{name, s})
	return ref(name)
}

// scalar returns the schema of a single value.
func (w *writer) scalar(path string, k *frontmatter.Key) object {
	switch k.Type {
	case frontmatter.Date:
		if k.Required {
			return ref("givenDate")
		}
		return ref("date")
	case frontmatter.Bool:
		return ref("truth")
	case frontmatter.Int:
		bounds := object{{"type", "integer"}, {"minimum", 0}}
		if k.Max > 0 {
			bounds = object{{"type", "integer"}, {"minimum", 1}, {"maximum", k.Max}}
		}
		return object{{"anyOf", []object{bounds, {{"type", []string{"string", "null"}}, {"pattern", `^\s*[0-9]*\s*$`}}}}}
	}
	choice := slices.Concat(k.Enum, k.Suggestions, w.choices[path])
	rest := ref("text")
	switch {
	case len(k.Enum) > 0:
		rest = object{{"type", []string{"string", "null"}}, {"pattern", anchored(anyFoldedPattern(k.Enum) + "|")}}
	case k.Type == frontmatter.URL:
		rest = object{{"type", []string{"string", "null"}}, {"pattern", anchored(address)}}
		if k.Required {
			rest = append(rest, member{"allOf", []object{ref("given")}})
		}
	case k.Required:
		rest = ref("given")
	}
	if k.Pattern != "" {
		rest = append(rest, member{"anyOf", []object{{{"pattern", blank + "|" + k.Pattern}}}})
	}
	if len(choice) > 0 {
		return object{{"anyOf", []object{{{"enum", choice}}, rest}}}
	}
	return rest
}

// description describes a key, with its default and an example.
func description(k *frontmatter.Key) string {
	text := k.VI + "\n\n" + k.EN
	if k.Default != "" {
		text += "\n\nMặc định / default: " + k.Default
	}
	return text + "\n\nVí dụ / example: " + k.Example
}

// examples returns the example of a single value.
func examples(k *frontmatter.Key) object {
	var example any = k.Example
	switch k.Type {
	case frontmatter.Bool:
		example = k.Example == "true"
	case frontmatter.Int:
		example, _ = strconv.Atoi(k.Example)
	}
	return object{{"examples", []any{example}}}
}

// recipientKinds returns the names of the kinds of recipient.
func recipientKinds() []string { return scaffold.RecipientKinds() }

// object is a JSON object whose members are ordered.
type object []member

type member struct {
	name  string
	value any
}

func ref(name string) object { return object{{"$ref", "#/$defs/" + name}} }

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := encode(m.name)
		if err != nil {
			return nil, err
		}
		value, err := encode(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode encodes v without escaping < and &.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

func encodeIndented(v any) ([]byte, error) {
	data, err := encode(v)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
