package build

import (
	"context"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/pages"
	"bangvang/internal/publish"
)

// write writes the files of a site to the target. With admin_output, the form goes to a folder of its own below the
// site's root instead, first: while that cannot be written, the target stays as it was.
func write(ctx context.Context, root string, folder frontmatter.Ref, target publish.Options, files []publish.File) (publish.Result, diag.List, error) {
	if folder.Text == "" {
		return publish.Write(ctx, target, files)
	}
	site, form := splitForm(files)
	apart, problems, err := writeForm(ctx, root, folder, target, form)
	if err != nil || problems.HasErrors() {
		return apart, problems, err
	}
	result, found, err := publish.Write(ctx, target, site)
	problems.Append(found)
	result.Written += apart.Written
	result.Unchanged += apart.Unchanged
	result.Removed += apart.Removed
	hashes := make(map[string]uint64, len(files))
	for _, f := range site {
		hashes[f.Path] = f.Hash
	}
	for _, f := range form {
		hashes[f.Path] = f.Hash
	}
	for i, f := range files { // for the record of the build
		name, own := pages.FormFile(f.Path)
		if !own {
			name = f.Path
		}
		files[i].Hash = hashes[name]
	}
	return result, problems, err
}

// splitForm returns the files of the site without the form, and those of the form by their paths in its own folder.
func splitForm(files []publish.File) (site, form []publish.File) {
	for _, f := range files {
		if name, ok := pages.FormFile(f.Path); ok {
			f.Path = name
			form = append(form, f)
			continue
		}
		site = append(site, f)
	}
	return site, form
}

// writeForm makes the form's own folder contain the form and no other files of ours. A folder that overlaps with the
// target, or is or contains a link, is a problem of site.yaml. A site without a form has no folder, unless one is left
// over from a form.
func writeForm(ctx context.Context, root string, folder frontmatter.Ref, target publish.Options, form []publish.File) (publish.Result, diag.List, error) {
	if root == "" {
		return publish.Result{}, nil, nil
	}
	apart, ok := target.Apart(root, folder.Text)
	switch {
	case !ok:
		var problems diag.List
		problems.Add(diag.BadFolder, folder.Pos, folder.Text)
		return publish.Result{}, problems, nil
	case len(form) == 0 && !apart.Published():
		return publish.Result{}, nil, nil
	}
	return publish.Write(ctx, apart, form)
}

// recoverForm makes the form's own folder whole after a build that died, as [publish.Recover] does for the target.
func recoverForm(root string, folder frontmatter.Ref, target publish.Options) error {
	if root == "" || folder.Text == "" {
		return nil
	}
	if apart, ok := target.Apart(root, folder.Text); ok {
		return publish.Recover(apart)
	}
	return nil
}
