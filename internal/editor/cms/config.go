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
type decapConfig struct {
	Backend      backend      `json:"backend"`
	LocalBackend *server      `json:"local_backend,omitempty"`
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
	Name           string   `json:"name"`
	Label          string   `json:"label"`
	LabelSingular  string   `json:"label_singular"`
	Folder         string   `json:"folder"`
	Path           string   `json:"path"`
	Slug           string   `json:"slug"`
	Extension      string   `json:"extension"`
	Format         string   `json:"format"`
	Create         bool     `json:"create"`
	Filter         *filter  `json:"filter,omitempty"`
	MediaFolder    string   `json:"media_folder"`
	PublicFolder   string   `json:"public_folder"`
	Summary        string   `json:"summary"`
	SortableFields []string `json:"sortable_fields"`
	Editor         editor   `json:"editor"`
	Fields         []field  `json:"fields"`
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
	Name             string      `json:"name"`
	Label            string      `json:"label"`
	LabelSingular    string      `json:"label_singular,omitempty"`
	Widget           string      `json:"widget"`
	Hint             string      `json:"hint,omitempty"`
	Required         bool        `json:"required"`
	Default          any         `json:"default,omitempty"`
	Format           string      `json:"format,omitempty"`
	DateFormat       string      `json:"date_format,omitempty"`
	TimeFormat       any         `json:"time_format,omitempty"` // a format, or false
	Collapsed        bool        `json:"collapsed,omitempty"`
	Summary          string      `json:"summary,omitempty"`
	Options          []string    `json:"options,omitempty"`
	Approximations   [][2]string `json:"about,omitempty"` // words before and after an approximate number
	Modes            []string    `json:"modes,omitempty"`
	EditorComponents []string    `json:"editor_components,omitempty"`
	MediaLibrary     *library    `json:"media_library,omitempty"`
	Fields           []field     `json:"fields,omitempty"`
}

type library struct {
	MultipleFiles bool `json:"allow_multiple"`
}

// configWriter generates the config of a site.
type configWriter struct {
	settings config.Settings
	choices  map[string][]string // choices where other texts are accepted too, by the path of the key
}

func newConfigWriter(s *site.Site) configWriter {
	known := complete.Names{Settings: s.Settings, Gazetteer: s.Gazetteer, Catalogue: s.Catalogue}
	m := configWriter{s.Settings, map[string][]string{"locality": known.AllLocalities(), "awards.award": known.AllHonours()}}
	for key, x := range map[string]*site.Index{"tags": s.Tags, "category": s.Categories} {
		for _, t := range x.Terms {
			m.choices[key] = append(m.choices[key], t.Name)
		}
	}
	return m
}

// config returns config.yml.
func (m configWriter) config() []byte {
	s := m.settings
	w := formStrings[s.Language]
	c := decapConfig{
		Backend: backendOf(s.Admin), Locale: s.Language, SiteURL: s.BaseURL, DisplayURL: s.BaseURL,
		MediaFolder: source.Root, PublicFolder: "/", Slug: slug{"ascii", true},
	}
	if isLocal(s.BaseURL) {
		c.LocalBackend = &server{LocalServer + "/api/v1"}
	}
	articles := collection{
		Name: "articles", Label: w.articles, LabelSingular: w.article, Path: "{{year}}/{{month}}/{{slug}}/index",
		Summary: "{{date}} · {{title}}", SortableFields: []string{"date", "title"}, Fields: m.fields("", frontmatter.Article, "kind"),
	}
	pages := collection{
		Name: "pages", Label: w.pages, LabelSingular: w.page, Path: "{{slug}}", Filter: &filter{"kind", "page"},
		Summary: "{{title}}", SortableFields: []string{"title"}, Fields: m.fields("", pageKeys(), ""),
	}
	for _, k := range []collection{articles, pages} {
		k.Folder, k.Slug, k.Extension, k.Format, k.Create = source.Root, "{{slug}}", "md", "yaml-frontmatter", true
		k.Fields = append(k.Fields, field{
			Name: "body", Label: w.body, Widget: "markdown", Modes: []string{"rich_text", "raw"}, EditorComponents: []string{"image"},
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
func backendOf(a config.Admin) backend {
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
func pageKeys() []frontmatter.Key {
	return slices.DeleteFunc(slices.Clone(frontmatter.Article), func(k frontmatter.Key) bool {
		return !slices.Contains([]string{"title", "summary", "image", "kind", "draft", "aliases"}, k.Name)
	})
}

// fields returns the fields of a table of keys, except the key named without.
func (m configWriter) fields(path string, keys []frontmatter.Key, without string) []field {
	var out []field
	for i := range keys {
		if keys[i].Name != without {
			out = append(out, m.fieldOf(path+keys[i].Name, &keys[i]))
		}
	}
	return out
}

// fieldOf returns the field of a key.
func (m configWriter) fieldOf(path string, k *frontmatter.Key) field {
	f := field{Name: k.Name, Label: label(k, m.settings.Language), Hint: k.EN, Required: k.Required, Widget: "string"}
	if m.settings.Language == "vi" {
		f.Hint = k.VI
	}
	switch k.Type {
	case frontmatter.Text:
		m.completeText(path, k, &f)
	case frontmatter.Texts:
		f.Widget, f.Options = "bangvang-texts", m.choices[path]
	case frontmatter.Date:
		f.Widget, f.Format, f.DateFormat, f.TimeFormat = "datetime", "YYYY-MM-DD", "DD/MM/YYYY", false
		if path == "date" {
			// With a clock: for a day alone Decap CMS computes the folder from midnight, which in UTC is the day before.
			f.Format, f.TimeFormat, f.Default = "YYYY-MM-DDTHH:mm", "HH:mm", "{{now}}"
		}
	case frontmatter.Bool:
		f.Widget = "boolean"
	case frontmatter.Map, frontmatter.TextOrMap:
		f.Widget, f.Collapsed, f.Fields = "object", true, m.fields(path+".", k.Keys, "")
		for i := range f.Fields { // required within a block that exists; Decap CMS requires them always
			f.Fields[i].Required = false
		}
	case frontmatter.MapList:
		f.Widget, f.LabelSingular, f.Fields = "list", formStrings[m.settings.Language].add, m.fields(path+".", k.Keys, "")
		f.Summary = "{{fields." + k.Keys[0].Name + "}} · {{fields." + k.Keys[1].Name + "}}"
	case frontmatter.Recipients:
		f.Widget, f.Options, f.Approximations = "bangvang-recipients", scaffold.RecipientKinds(), content.Approximations()
	}
	return f
}

// completeText sets the widget of a text field.
func (m configWriter) completeText(path string, k *frontmatter.Key, f *field) {
	switch {
	case path == "kind": // of a standing page
		f.Widget, f.Default, f.Hint = "hidden", "page", ""
	case path == "summary":
		f.Widget = "text"
	case path == "image":
		f.Widget, f.MediaLibrary = "image", &library{}
	case path == "awards.decision.file":
		f.Widget, f.MediaLibrary = "file", &library{}
	case len(k.Enum) > 0:
		f.Widget, f.Options = "select", k.Enum
	default:
		if f.Options = slices.Concat(k.Suggestions, m.choices[path]); f.Options != nil {
			f.Widget = "bangvang-text"
		}
	}
}

// label returns the label of a field: the Vietnamese name of the key, or its English one.
func label(k *frontmatter.Key, lang string) string {
	text := strings.ReplaceAll(k.Name, "_", " ")
	if lang == "vi" {
		text = k.Synonyms[0]
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
