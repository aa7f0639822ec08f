package publish

import (
	"os"
	"path/filepath"

	"bangvang/internal/publish/manifest"
)

// Apart returns the options of a second output, in a slash-separated folder below root: the Dir; the same budget; a
// file of modification times beside that of o, if o has one; and no Snapshot. It creates nothing, and neither root nor
// the folder need exist. ok is false, and apart of no use, if the folder or one between it and root is a link or a file
// ([CheckFolders] returns which), or if it overlaps with the first output ([Overlap]).
func (o Options) Apart(root, folder string) (apart Options, ok bool) {
	apart = Options{Dir: filepath.Join(root, filepath.FromSlash(folder)), Budget: o.Budget}
	if o.ModTimesFile != "" {
		apart.ModTimesFile = o.ModTimesFile + ".admin"
	}
	return apart, CheckFolders(root, folder+"/"+manifest.OwnFolder) == nil && !Overlap(apart.Dir, o.Dir)
}

// Published reports whether a build has published to the output before: whether its folder has a manifest on disk.
func (o Options) Published() bool {
	_, err := os.Lstat(filepath.Join(o.Dir, filepath.FromSlash(manifestPath)))
	return err == nil
}
