// Package schema writes the tables of keys as JSON Schema (draft 2020-12), for editors that check and
// complete YAML while it is typed.
//
// A schema accepts what the reader accepts without an error, and nothing else, as far as JSON Schema can
// tell. What it cannot tell is held in a list by the tests:
//
//   - how a scalar was spelled: 1.000, 0x10, 1e3 and True are numbers and truths like others to JSON
//   - a key written twice
//   - what needs arithmetic: the leap day, periods that go backwards, bounds of numbers in quotes
//   - addresses that are wrong inside: bad escapes, dots in a path
//
// Where the site knows names (localities, honours, themes), they are listed to choose from, and any other
// text is accepted too: whether a name is known is for check to say, with what may have been meant.
// Descriptions are in Vietnamese, then in English.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/scaffold"
)

// Documents are what there are schemas of.
var Documents = []string{"article", "site", "localities", "honours"}

// Of returns the schema of one of Documents for a site that knows these names, indented.
func Of(document string, known *complete.Names) ([]byte, error) {
	w := &writer{listed: map[string][]string{}}
	var root object
	switch document {
	case "article":
		w.listed["locality"], w.listed["awards.award"] = known.EveryLocality(), known.EveryHonour()
		root = article(w.mapping("", &frontmatter.Key{Keys: frontmatter.Article}))
	case "site":
		w.listed["theme"] = known.Themes()
		root = w.mapping("", &frontmatter.Key{Keys: frontmatter.Site})
	case "localities":
		w.listed["parent"] = known.EveryLocality()
		root = w.list(w.mapping("", &frontmatter.Key{Keys: frontmatter.Localities}))
	case "honours":
		root = w.list(w.mapping("", &frontmatter.Key{Keys: frontmatter.Honours}))
	default:
		return nil, fmt.Errorf("%q is none of %s", document, strings.Join(Documents, ", "))
	}
	head := object{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "bangvang: " + document}}
	return indented(append(append(head, root...), member{"$defs", append(w.defs, shared()...)}))
}

// article frees standing pages from the date that only articles need.
func article(root object) object {
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
	page := object{{"properties", object{{"kind", object{{"pattern", whole(folded("page"))}}}}}, {"required", []string{"kind"}}}
	dated := object{{"properties", object{{"date", ref("givenDate")}}}, {"required", []string{"date"}}}
	return append(root, member{"if", page}, member{"else", dated})
}

// writer turns keys into schemas. Blocks that a list can hold are defined once, under their path.
type writer struct {
	listed map[string][]string // names to choose from, by the key's path
	defs   object
}

// key returns the schema of a key's value.
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
	case frontmatter.Recipients:
		return append(s, member{"$ref", "#/$defs/recipients"})
	}
	return append(append(s, w.scalar(path, k)...), shown(k)...)
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

// list returns the schema of one thing or a list of it.
func (w *writer) list(one object) object {
	return object{{"anyOf", []object{one, {{"type", "array"}, {"items", one}}}}}
}

// define gives a schema a name and returns a reference to it.
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
		if k.Most > 0 {
			bounds = object{{"type", "integer"}, {"minimum", 1}, {"maximum", k.Most}}
		}
		return object{{"anyOf", []object{bounds, {{"type", []string{"string", "null"}}, {"pattern", `^\s*[0-9]*\s*$`}}}}}
	}
	choice := slices.Concat(k.Enum, k.Usual, w.listed[path])
	rest := ref("text")
	switch {
	case len(k.Enum) > 0:
		rest = object{{"type", []string{"string", "null"}}, {"pattern", whole(anyFolded(k.Enum) + "|")}}
	case k.Type == frontmatter.URL:
		rest = object{{"type", []string{"string", "null"}}, {"pattern", whole(address)}}
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

// description says what a key is for, with an example where one cannot stand by itself.
func description(k *frontmatter.Key) string {
	text := k.VI + "\n\n" + k.EN
	if k.Default != "" {
		text += "\n\nMặc định / default: " + k.Default
	}
	return text + "\n\nVí dụ / example: " + k.Example
}

// shown returns the example of a single value.
func shown(k *frontmatter.Key) object {
	var example any = k.Example
	switch k.Type {
	case frontmatter.Bool:
		example = k.Example == "true"
	case frontmatter.Int:
		example, _ = strconv.Atoi(k.Example)
	}
	return object{{"examples", []any{example}}}
}

// kinds are the kinds of recipient.
func kinds() []string { return scaffold.Kinds() }

// object is a JSON object whose members keep their order.
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
		name, err := plain(m.name)
		if err != nil {
			return nil, err
		}
		value, err := plain(m.value)
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

// plain encodes v with < and & as they are.
func plain(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

func indented(v any) ([]byte, error) {
	data, err := plain(v)
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
