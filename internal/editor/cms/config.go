package cms

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/site"
)

// decapConfig is the config.yml of Decap CMS. It is written as JSON, which is valid YAML.
type settings struct {
	Backend      backend      `json:"backend"`
	Local        *server      `json:"local_backend,omitempty"`
	Locale       string       `json:"locale"`
	SiteURL      string       `json:"site_url"`
	DisplayURL   string       `json:"display_url"`
	PreviewLinks bool         `json:"show_preview_links"`
	MediaFolder  string       `json:"media_folder"`
	PublicFolder string       `json:"public_folder"`
	Slug         slug         `json:"slug"`
	Collections  []collection `json:"collections"`
}

type backend struct {
	Name     string `json:"name"`
	Repo     string `json:"repo"`
	Branch   string `json:"branch"`
	BaseURL  string `json:"base_url,omitempty"`
	APIRoot  string `json:"api_root,omitempty"`
	AuthType string `json:"auth_type,omitempty"`
	AppID    string `json:"app_id,omitempty"`
}

type server struct {
	URL string `json:"url"`
}

type slug struct {
	Encoding string `json:"encoding"`
	Accents  bool   `json:"clean_accents"`
}

type collection struct {
	Name         string   `json:"name"`
	Label        string   `json:"label"`
	LabelOne     string   `json:"label_singular"`
	Folder       string   `json:"folder"`
	Path         string   `json:"path"`
	Slug         string   `json:"slug"`
	Extension    string   `json:"extension"`
	Format       string   `json:"format"`
	Create       bool     `json:"create"`
	Filter       *filter  `json:"filter,omitempty"`
	MediaFolder  string   `json:"media_folder"`
	PublicFolder string   `json:"public_folder"`
	Summary      string   `json:"summary"`
	Sortable     []string `json:"sortable_fields"`
	Editor       editor   `json:"editor"`
	Fields       []field  `json:"fields"`
}

type filter struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

type editor struct {
	Preview bool `json:"preview"`
}

// field is a field of the form.
type field struct {
	Name      string      `json:"name"`
	Label     string      `json:"label"`
	LabelOne  string      `json:"label_singular,omitempty"`
	Widget    string      `json:"widget"`
	Hint      string      `json:"hint,omitempty"`
	Required  bool        `json:"required"`
	Default   any         `json:"default,omitempty"`
	Format    string      `json:"format,omitempty"`
	Dates     string      `json:"date_format,omitempty"`
	Times     any         `json:"time_format,omitempty"` // a format, or false
	Collapsed bool        `json:"collapsed,omitempty"`
	Summary   string      `json:"summary,omitempty"`
	Options   []string    `json:"options,omitempty"`
	About     [][2]string `json:"about,omitempty"` // words before and after an approximate number
	Modes     []string    `json:"modes,omitempty"`
	Parts     []string    `json:"editor_components,omitempty"`
	Library   *library    `json:"media_library,omitempty"`
	Fields    []field     `json:"fields,omitempty"`
}

type library struct {
	MultipleFiles bool `json:"allow_multiple"`
}

// configWriter generates the config of a site.
type maker struct {
	settings config.Settings
	listed   map[string][]string // choices where other texts are accepted too, by the path of the key
}

func newMaker(s *site.Site) maker {
	known := complete.Names{Settings: s.Settings, Places: s.Gazetteer, Catalogue: s.Catalogue}
	m := maker{s.Settings, map[string][]string{"locality": known.EveryLocality(), "awards.award": known.EveryHonour()}}
	for key, x := range map[string]*site.Index{"tags": s.Tags, "category": s.Categories} {
		for _, t := range x.Terms {
			m.listed[key] = append(m.listed[key], t.Name)
		}
	}
	return m
}

// config returns config.yml.
func (m maker) config() []byte {
	s := m.settings
	w := words[s.Language]
	c := settings{
		Backend: host(s.Admin), Locale: s.Language, SiteURL: s.BaseURL, DisplayURL: s.BaseURL,
		MediaFolder: source.Root, PublicFolder: "/", Slug: slug{"ascii", true},
	}
	if local(s.BaseURL) {
		c.Local = &server{LocalServer + "/api/v1"}
	}
	articles := collection{
		Name: "articles", Label: w.articles, LabelOne: w.article, Path: "{{year}}/{{month}}/{{slug}}/index",
		Summary: "{{date}} · {{title}}", Sortable: []string{"date", "title"}, Fields: m.rows("", frontmatter.Article, "kind"),
	}
	pages := collection{
		Name: "pages", Label: w.pages, LabelOne: w.page, Path: "{{slug}}", Filter: &filter{"kind", "page"},
		Summary: "{{title}}", Sortable: []string{"title"}, Fields: m.rows("", standing(), ""),
	}
	for _, k := range []collection{articles, pages} {
		k.Folder, k.Slug, k.Extension, k.Format, k.Create = source.Root, "{{slug}}", "md", "yaml-frontmatter", true
		k.Fields = append(k.Fields, field{
			Name: "body", Label: w.body, Widget: "markdown", Modes: []string{"rich_text", "raw"}, Parts: []string{"image"},
		})
		c.Collections = append(c.Collections, k)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	// Strings and booleans always encode, and a Buffer never fails.
	_ = enc.Encode(c)
	return b.Bytes()
}

// backendOf returns the host of the repository and its way of logging in.
func host(a config.Admin) backend {
	b := backend{Name: a.Backend, Repo: a.Repo, Branch: a.Branch, BaseURL: a.Login}
	if a.Backend == "gitlab" && a.AppID != "" {
		b.AuthType, b.AppID = "pkce", a.AppID
		if a.Login != "" {
			b.APIRoot = a.Login + "/api/v4"
		}
	}
	return b
}

// pageKeys returns the keys of an article that apply to a standing page too.
func standing() []frontmatter.Key {
	return slices.DeleteFunc(slices.Clone(frontmatter.Article), func(k frontmatter.Key) bool {
		return !slices.Contains([]string{"title", "summary", "image", "kind", "draft", "aliases"}, k.Name)
	})
}

// fields returns the fields of a table of keys, except the key named without.
func (m maker) rows(path string, keys []frontmatter.Key, without string) []field {
	var out []field
	for i := range keys {
		if keys[i].Name != without {
			out = append(out, m.row(path+keys[i].Name, &keys[i]))
		}
	}
	return out
}

// fieldOf returns the field of a key.
func (m maker) row(path string, k *frontmatter.Key) field {
	f := field{Name: k.Name, Label: label(k, m.settings.Language), Hint: k.EN, Required: k.Required, Widget: "string"}
	if m.settings.Language == "vi" {
		f.Hint = k.VI
	}
	switch k.Type {
	case frontmatter.Text:
		m.text(path, k, &f)
	case frontmatter.Texts:
		f.Widget, f.Options = "bangvang-texts", m.listed[path]
	case frontmatter.Date:
		f.Widget, f.Format, f.Dates, f.Times = "datetime", "YYYY-MM-DD", "DD/MM/YYYY", false
		if path == "date" {
			// With a clock: for a day alone Decap CMS computes the folder from midnight, which in UTC is the day before.
			f.Format, f.Times, f.Default = "YYYY-MM-DDTHH:mm", "HH:mm", "{{now}}"
		}
	case frontmatter.Bool:
		f.Widget = "boolean"
	case frontmatter.Map, frontmatter.TextOrMap:
		f.Widget, f.Collapsed, f.Fields = "object", true, m.rows(path+".", k.Keys, "")
		for i := range f.Fields { // required within a block that exists; Decap CMS requires them always
			f.Fields[i].Required = false
		}
	case frontmatter.MapList:
		f.Widget, f.LabelOne, f.Fields = "list", words[m.settings.Language].add, m.rows(path+".", k.Keys, "")
		f.Summary = "{{fields." + k.Keys[0].Name + "}} · {{fields." + k.Keys[1].Name + "}}"
	case frontmatter.Recipients:
		f.Widget, f.Options, f.About = "bangvang-recipients", scaffold.Kinds(), content.Approximations()
	}
	return f
}

// completeText sets the widget of a text field.
func (m maker) text(path string, k *frontmatter.Key, f *field) {
	switch {
	case path == "kind": // of a standing page
		f.Widget, f.Default, f.Hint = "hidden", "page", ""
	case path == "summary":
		f.Widget = "text"
	case path == "image":
		f.Widget, f.Library = "image", &library{}
	case path == "awards.decision.file":
		f.Widget, f.Library = "file", &library{}
	case len(k.Enum) > 0:
		f.Widget, f.Options = "select", k.Enum
	default:
		if f.Options = slices.Concat(k.Usual, m.listed[path]); f.Options != nil {
			f.Widget = "bangvang-text"
		}
	}
}

// label returns the label of a field: the Vietnamese name of the key, or its English one.
func label(k *frontmatter.Key, lang string) string {
	text := strings.ReplaceAll(k.Name, "_", " ")
	if lang == "vi" {
		text = k.Also[0]
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
