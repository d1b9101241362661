package packet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"

	"yardstick/internal/fault"
)

// Signatures of the parts of a ZIP, and the lengths of their fixed fields.
const (
	localSignature      = "PK\x03\x04"
	descriptorSignature = "PK\x07\x08"
	endSignature        = "PK\x05\x06"
	localBytes          = 30
	centralBytes        = 46
	endBytes            = 22
)

// container is the ZIP of a packet whose form was found to be one that all
// readers understand alike.
type container struct {
	files map[string]*zip.File
	names []string // sorted
}

// errNotPacket is what is said of a file that is something else.
func errNotPacket(why string, cause error) error {
	return &fault.Error{Kind: fault.Invalid, Message: "is not a packet: " + why, Cause: cause}
}

// openContainer reads the directory of a ZIP. The first error says that the file
// is no packet at all, the second that it is one with a form that is refused.
func openContainer(r io.ReaderAt, size int64) (c *container, notPacket, broken error) {
	claims := claimsToBePacket(r)
	if size > MaxPacket {
		return nil, errNotPacket(fmt.Sprintf("it has %d bytes; the most is %d", size, int64(MaxPacket)), nil), nil
	}
	end, err := readEnd(r, size)
	var z *zip.Reader
	if err == nil {
		z, err = zip.NewReader(r, size)
	}
	switch {
	case err != nil && claims:
		return nil, nil, fault.Invalidf("the ZIP is damaged or cut off: %v", err)
	case err != nil:
		return nil, errNotPacket("it is not a ZIP file of the plain kind: "+err.Error(), err), nil
	case !claims && !slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == manifestFile }):
		return nil, errNotPacket("there is no "+manifestFile+" in it", nil), nil
	}
	c = &container{files: make(map[string]*zip.File, len(z.File))}
	if err := c.take(z); err != nil {
		return c, nil, err
	}
	return c, nil, checkLayout(r, end, z)
}

// claimsToBePacket reports whether a file begins as packets do, whatever follows.
func claimsToBePacket(r io.ReaderAt) bool {
	head := make([]byte, localBytes+len(manifestFile))
	n, _ := r.ReadAt(head, 0)
	return n == len(head) && bytes.HasPrefix(head, []byte(localSignature)) && string(head[localBytes:]) == manifestFile
}

// take holds the names and sizes of the files.
func (c *container) take(z *zip.Reader) error {
	if len(z.File) > MaxFiles+2 {
		return fault.Invalidf("the ZIP holds %d files; the most is %d", len(z.File), MaxFiles+2)
	}
	if z.Comment != "" {
		return fault.Invalidf("the ZIP has a comment, which no packet has")
	}
	folded := map[string]string{}
	total := uint64(0)
	for _, f := range z.File {
		if why := memberFault(f); why != "" {
			return fault.Invalidf("%.80q %s", f.Name, why)
		}
		lower := strings.ToLower(f.Name)
		if other, twice := folded[lower]; twice {
			return fault.Invalidf("two files are called %q and %q: readers differ on which they take", other, f.Name)
		}
		folded[lower] = f.Name
		if total += f.UncompressedSize64; total > MaxPacket {
			return fault.Invalidf("unpacked, the files have more than %d bytes together", int64(MaxPacket))
		}
		c.files[f.Name] = f
		c.names = append(c.names, f.Name)
	}
	slices.Sort(c.names)
	return nil
}

// memberFault says why a member of the ZIP is refused, or nothing.
func memberFault(f *zip.File) string {
	if why := nameFault(f.Name); why != "" {
		return why
	}
	const small = 1 << 20
	size, packed := f.UncompressedSize64, f.CompressedSize64
	switch {
	case !f.Mode().IsRegular():
		return "is not a plain file"
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return "is packed by a method that not every reader knows"
	case f.Flags&^0x8 != 0:
		return "is encrypted, or has other flags that no packet has"
	case len(f.Extra) > 0 || f.Comment != "":
		return "has extra fields or a comment, which no packet has"
	case size > uint64(limitOf(f.Name)):
		return fmt.Sprintf("has %d bytes unpacked; the most is %d", size, limitOf(f.Name))
	case size > small && size/MaxRatio > packed:
		return fmt.Sprintf("unpacks to more than %d times its size", MaxRatio)
	}
	return ""
}

// checkLayout walks over the ZIP from its first byte: each file must begin where
// the one before it ends, under the name that the directory gives it, and the
// directory must follow the last and end the file. So nothing is hidden between
// files, and none lies inside another.
func checkLayout(r io.ReaderAt, end directory, z *zip.Reader) error {
	type placed struct {
		*zip.File
		at int64
	}
	files := make([]placed, 0, len(z.File))
	for _, f := range z.File {
		at, err := f.DataOffset()
		if err != nil {
			return fault.Invalidf("%s is not where the directory says", f.Name)
		}
		files = append(files, placed{f, at})
	}
	slices.SortFunc(files, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	at := int64(0)
	for i, f := range files {
		if i == 0 && f.Name != manifestFile {
			return fault.Invalidf("the first file is %s, not %s", f.Name, manifestFile)
		}
		if err := checkLocal(r, at, f.File, f.at); err != nil {
			return err
		}
		var err error
		if at, err = endOf(r, f.File, f.at); err != nil {
			return err
		}
	}
	if at != end.begins || len(files) != end.files {
		return fault.Invalidf("the directory of the ZIP does not follow its last file")
	}
	return nil
}

// checkLocal compares the header that stands before a file with the directory.
func checkLocal(r io.ReaderAt, at int64, f *zip.File, data int64) error {
	head := make([]byte, localBytes+len(f.Name))
	if data != at+int64(len(head)) {
		return fault.Invalidf("bytes that belong to no file stand before %s, or it lies inside another", f.Name)
	}
	if _, err := r.ReadAt(head, at); err != nil {
		return fault.Invalidf("%s is cut off", f.Name)
	}
	want := localHeader(f)
	if !bytes.Equal(head[:4], want[:4]) || !bytes.Equal(head[6:10], want[6:10]) || !bytes.Equal(head[14:], want[14:]) {
		return fault.Invalidf("%s is called or packed otherwise in its own header", f.Name)
	}
	return nil
}

// localHeader is the header of a file as the directory would have it; version and
// time (bytes 4, 5 and 10 to 13) are left zero, for they change nothing that is read.
func localHeader(f *zip.File) []byte {
	h := make([]byte, localBytes, localBytes+len(f.Name))
	copy(h, localSignature)
	binary.LittleEndian.PutUint16(h[6:], f.Flags)
	binary.LittleEndian.PutUint16(h[8:], f.Method)
	if f.Flags&0x8 == 0 { // otherwise they stand in the descriptor after the file
		binary.LittleEndian.PutUint32(h[14:], f.CRC32)
		binary.LittleEndian.PutUint32(h[18:], uint32(f.CompressedSize64))
		binary.LittleEndian.PutUint32(h[22:], uint32(f.UncompressedSize64))
	}
	binary.LittleEndian.PutUint16(h[26:], uint16(len(f.Name)))
	return append(h, f.Name...)
}

// endOf is where a file ends, with the descriptor that may follow it.
func endOf(r io.ReaderAt, f *zip.File, data int64) (int64, error) {
	end := data + int64(f.CompressedSize64)
	if f.Flags&0x8 == 0 {
		return end, nil
	}
	want := binary.LittleEndian.AppendUint32([]byte(descriptorSignature), f.CRC32)
	want = binary.LittleEndian.AppendUint32(want, uint32(f.CompressedSize64))
	want = binary.LittleEndian.AppendUint32(want, uint32(f.UncompressedSize64))
	got := make([]byte, len(want))
	if _, err := r.ReadAt(got, end); err != nil || !bytes.Equal(got, want) {
		return 0, fault.Invalidf("what follows %s does not describe it", f.Name)
	}
	return end + int64(len(want)), nil
}

// directory is where the directory of a ZIP begins, and how many files it lists.
type directory struct {
	begins int64
	files  int
}

// readEnd reads the record that ends a ZIP, before the directory itself is read: it
// must be the last of the file, end a directory of bounded size, and be no ZIP64.
func readEnd(r io.ReaderAt, size int64) (directory, error) {
	end := make([]byte, endBytes)
	if _, err := r.ReadAt(end, max(0, size-endBytes)); err != nil || !bytes.HasPrefix(end, []byte(endSignature)) {
		return directory{}, fault.Invalidf("no end of a ZIP directory is at its end")
	}
	files, length := int(binary.LittleEndian.Uint16(end[10:])), int64(binary.LittleEndian.Uint32(end[12:]))
	d := directory{begins: int64(binary.LittleEndian.Uint32(end[16:])), files: files}
	disks, here := binary.LittleEndian.Uint32(end[4:]), int(binary.LittleEndian.Uint16(end[8:]))
	if disks != 0 || here != files || d.begins+length+endBytes != size || length > (MaxFiles+2)*(centralBytes+MaxName) {
		return directory{}, fault.Invalidf("its directory is not where its end says, or has more than %d files", MaxFiles)
	}
	return d, nil
}
