package app

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/store/sqlite"
	"yardstick/store/sqlstore"
)

// wholeSuffix is how the name of a file ends that holds a whole installation: lines of
// JSON (docs/postgresql.md), packed with gzip.
const wholeSuffix = ".yardstick"

// Contents say what a whole installation holds: two with the same SHA256 hold the same.
type Contents = sqlstore.Contents

// Export writes everything that is kept as an installation's file, which goes into
// either database.
func (p Place) Export(ctx context.Context, w io.Writer) (c Contents, err error) {
	if err := p.Existing(); err != nil {
		return c, err
	}
	kept, err := p.Open(ctx)
	if err != nil {
		return c, err
	}
	defer kept.Close()
	return kept.export(ctx, w)
}

// Import fills a place where nothing is kept yet with what an installation's file holds.
func (p Place) Import(ctx context.Context, r io.Reader) (c Contents, err error) {
	kept, err := p.Open(ctx)
	if err != nil {
		return c, err
	}
	defer kept.Close()
	return kept.importFrom(ctx, r, false)
}

// MoveTo copies everything to a place where nothing is kept yet, with the keys where
// that has a folder of its own, and compares what both hold.
func (p Place) MoveTo(ctx context.Context, to Place) (c Contents, err error) {
	if err := p.Existing(); err != nil {
		return c, err
	}
	from, err := p.Open(ctx)
	if err != nil {
		return c, err
	}
	defer from.Close()
	target, err := to.Open(ctx)
	if err != nil {
		return c, err
	}
	defer target.Close()
	if err := copyKeys(from.folder, target.folder); err != nil {
		return c, err
	}
	read, write := io.Pipe()
	told := make(chan error, 1)
	go func() {
		var err error
		c, err = from.export(ctx, write)
		told <- errors.Join(err, write.CloseWithError(err))
	}()
	got, err := target.importFrom(ctx, read, false)
	_ = read.CloseWithError(err) // ends the export where the import has failed
	exported := <-told
	switch {
	case err != nil:
		return c, err
	case exported != nil:
		return c, exported
	case got != c:
		return c, &fault.Error{Kind: fault.Internal, Message: "the copy holds something else than the original; do not use it"}
	}
	return c, nil
}

// copyKeys copies the keys of a data folder into another that has none.
func copyKeys(from, to string) error {
	if from == to {
		return nil
	}
	for _, name := range []string{safeFile, secretFile} {
		key, err := os.ReadFile(filepath.Join(from, name))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return disk.ReadFault(filepath.Join(from, name), err)
		}
		file := filepath.Join(to, name)
		there, err := os.ReadFile(file)
		switch {
		case errors.Is(err, os.ErrNotExist):
			if err := writeNew(file, key); err != nil {
				return err
			}
		case err != nil:
			return disk.ReadFault(file, err)
		case !bytes.Equal(there, key):
			return &fault.Error{Kind: fault.Conflict, File: file, Message: "is another key than that in " + from + "; name a folder that has none"}
		}
	}
	return nil
}

// export writes what is kept, packed.
func (k *Kept) export(ctx context.Context, w io.Writer) (c Contents, err error) {
	schema, err := sqlite.Schema()
	if err != nil {
		return c, err
	}
	return exportPacked(ctx, k.db, schema, w)
}

func exportPacked(ctx context.Context, db *sqlstore.DB, schema int64, w io.Writer) (c Contents, err error) {
	packed, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return c, err
	}
	out := bufio.NewWriterSize(packed, 1<<20)
	c, err = db.Export(ctx, out, schema)
	if err == nil {
		err = errors.Join(out.Flush(), packed.Close())
	}
	return c, err
}

// importFrom reads a packed installation; replace says that it takes the place of everything.
func (k *Kept) importFrom(ctx context.Context, r io.Reader, replace bool) (c Contents, err error) {
	schema, err := sqlite.Schema()
	if err != nil {
		return c, err
	}
	unpacked, err := unpack(r)
	if err != nil {
		return c, err
	}
	return k.db.Import(ctx, unpacked, schema, replace)
}

// readWhole reads the file of an installation into the database.
func (k *Kept) readWhole(ctx context.Context, file string, replace bool) (c Contents, err error) {
	f, err := os.Open(file)
	if err != nil {
		return c, disk.ReadFault(file, err)
	}
	defer f.Close()
	c, err = k.importFrom(ctx, f, replace)
	return c, inFile(file, err)
}

// contentsOf reads the file of an installation and keeps nothing.
func contentsOf(file string) (c Contents, err error) {
	f, err := os.Open(file)
	if err != nil {
		return c, disk.ReadFault(file, err)
	}
	defer f.Close()
	schema, err := sqlite.Schema()
	if err != nil {
		return c, err
	}
	r, err := unpack(f)
	if err == nil {
		c, err = sqlstore.Check(r, schema)
	}
	return c, inFile(file, err)
}

func checkWhole(file string) error {
	_, err := contentsOf(file)
	return err
}

// unpack reads through gzip.
func unpack(r io.Reader) (io.Reader, error) {
	unpacked, err := gzip.NewReader(bufio.NewReaderSize(r, 1<<20))
	if err != nil {
		return nil, fault.Invalidf("is no file of a whole installation, which is packed with gzip")
	}
	return unpacked, nil
}

// isWhole reports whether a file is packed as installations are.
func isWhole(file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, disk.ReadFault(file, err)
	}
	defer f.Close()
	var begin [2]byte
	_, err = io.ReadFull(f, begin[:])
	return err == nil && begin == [2]byte{0x1f, 0x8b}, nil
}

// inFile names the file in a fault about its lines.
func inFile(file string, err error) error {
	var e *fault.Error
	if !errors.As(err, &e) || e.File != "" || e.Kind != fault.Invalid && e.Line == 0 && e.Kind != fault.Conflict {
		return err
	}
	named := *e
	named.File = file
	return &named
}
