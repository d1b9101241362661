package packet

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"hash"
	"io"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"yardstick/internal/fault"
	"yardstick/record"
)

// log reads the entries once, from the first to the last: their form, their
// order, the tree, and the rules of their kinds.
func (v *verifier) log() {
	form := v.begin("log", "that everything that happened was written down, or at the time that an entry gives")
	tree := v.begin("tree", "that the signed log is the only one: that needs a witness, or heads that others have kept")
	lines, logCloser, err := v.lines(logFile)
	if err != nil {
		form.breaks("%v", err)
		return
	}
	defer logCloser.Close()
	leaves, leavesCloser, err := v.lines(leavesFile)
	if err != nil {
		form.breaks("%v", err)
		return
	}
	defer leavesCloser.Close()
	w := &walk{verifier: v, lines: lines, leaves: leaves, rules: v.builtinRules()}
	brought := len(w.rules) - len(v.options.Rules)
	w.aside = newAside(w.rules[brought:])
	w.own = w.rules[:brought]
	w.run()
	w.aside.end()
	v.sameHash(logFile, lines.sum())
	v.sameHash(leavesFile, leaves.sum())
	w.conclude(form, tree)
	for _, r := range w.rules {
		v.findings = append(v.findings, r.finding())
	}
}

// walk is the way through the log.
type walk struct {
	*verifier
	lines, leaves *lineReader
	tree          record.Tree
	last          time.Time // of the entry before
	text          [base64Hash]byte
	rules         []*following
	own           []*following // the format's, each of which may name another
	aside         *aside       // those that whoever verifies has brought
	fault         *EntryFault  // the first entry that is wrong by itself
	parted        *parting     // where log and leaf hashes part
	nextHead      int          // of v.sizes
	goodHead      int64        // size of the greatest head that the tree fits
	badHead       int64        // size of the smallest that it does not fit, or 0
	readFault     error
}

// run takes entry by entry. After the first fault the rules rest, for what they
// would say follows from it; the tree goes on.
func (w *walk) run() {
	for {
		line, err := w.lines.next(record.MaxLine)
		if err != nil {
			w.ended(err)
			return
		}
		e, wrong := w.entry(line)
		leaf := tlog.RecordHash(line)
		w.compare(leaf)
		if err := w.tree.AddHash(leaf); err != nil {
			w.readFault = err
			return
		}
		if wrong != nil && w.fault == nil {
			w.fault = wrong
		}
		if w.fault == nil && w.parted == nil {
			for _, r := range w.own {
				r.entry(e)
			}
			w.aside.entry(e)
		}
		w.compareHead()
	}
}

// ended takes the end of the log, and what is left of the leaf hashes.
func (w *walk) ended(err error) {
	if !errors.Is(err, io.EOF) {
		w.readFault = err
		if w.fault == nil {
			w.fault = &EntryFault{Entry: w.tree.Size(), What: "malformed", Found: err.Error()}
		}
	}
	for {
		leaf, err := w.hash(w.leaves.next(base64Hash))
		if err != nil {
			if !errors.Is(err, io.EOF) && w.readFault == nil {
				w.readFault = err
			}
			return
		}
		if w.parted == nil {
			w.parted = newParting(w.tree)
		}
		w.parted.addLeaf(leaf)
	}
}

// entry holds what every entry has to be by itself and after the one before it.
func (w *walk) entry(line []byte) (*record.Entry, *EntryFault) {
	n := w.tree.Size()
	e, err := record.ParseLine(line)
	if err != nil {
		return nil, &EntryFault{Entry: n, What: "malformed", Found: err.Error()}
	}
	if e.Sequence != n {
		what := map[bool]string{true: "removed", false: "added"}[e.Sequence > n]
		return nil, &EntryFault{Entry: n, What: what, Found: sequenceText(e.Sequence, n)}
	}
	if e.Time.Before(w.last) {
		return nil, &EntryFault{
			Entry: n, What: "reordered",
			Found: "its time " + e.Time.Format(record.TimeLayout) + " is before that of the entry before it, " + w.last.Format(record.TimeLayout),
		}
	}
	w.last = e.Time
	return &e, nil
}

// compare holds the leaf hash of an entry against the list, as text, for that is
// what costs least as long as they are the same.
func (w *walk) compare(leaf tlog.Hash) {
	listed, err := w.leaves.next(base64Hash)
	if err == nil && w.parted == nil {
		base64.StdEncoding.Encode(w.text[:], leaf[:])
		if bytes.Equal(w.text[:], listed) {
			return
		}
	}
	if w.parted == nil {
		w.parted = newParting(w.tree)
	}
	w.parted.addLog(leaf)
	if hash, err := w.hash(listed, err); err == nil {
		w.parted.addLeaf(hash)
	} else if !errors.Is(err, io.EOF) && w.readFault == nil {
		w.readFault = err
	}
}

// base64Hash is the length of a hash in base64.
const base64Hash = 44

// hash reads a line of the list.
func (w *walk) hash(line []byte, err error) (tlog.Hash, error) {
	if err != nil {
		return tlog.Hash{}, err
	}
	h, err := tlog.ParseHash(string(line))
	if err != nil || h.String() != string(line) {
		return tlog.Hash{}, fault.Invalidf("%s: line %d is no hash in base64", leavesFile, w.leaves.count)
	}
	return h, nil
}

// compareHead compares the tree with the head of its size, if one was signed.
func (w *walk) compareHead() {
	for w.nextHead < len(w.sizes) && w.sizes[w.nextHead] <= w.tree.Size() {
		size := w.sizes[w.nextHead]
		w.nextHead++
		if w.badHead > 0 {
			continue
		}
		if root, err := w.tree.Root(); err == nil && size == w.tree.Size() && root == w.heads[size].root {
			w.goodHead = size
		} else {
			w.badHead = size
		}
	}
}

// lineReader reads lines that all end with a newline, counts and hashes them.
type lineReader struct {
	name  string
	in    *bufio.Reader
	count int64
	long  []byte // a line that did not fit into the buffer of in
	hash  hash.Hash
}

// lines opens a file of lines.
func (v *verifier) lines(name string) (*lineReader, io.Closer, error) {
	f := v.container.files[name]
	if f == nil {
		return nil, nil, fault.Invalidf("%s is missing", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, fault.Invalidf("%s cannot be unpacked: %v", name, err)
	}
	const buffer = 64 << 10
	h := sha256.New()
	return &lineReader{name: name, in: bufio.NewReaderSize(io.TeeReader(r, h), buffer), hash: h}, r, nil
}

// next gives a line without its newline, which is good until the call after. At
// the end it gives io.EOF.
func (l *lineReader) next(most int) ([]byte, error) {
	line, err := l.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		l.long = append(l.long[:0], line...)
		for errors.Is(err, bufio.ErrBufferFull) && len(l.long) <= most {
			line, err = l.in.ReadSlice('\n')
			l.long = append(l.long, line...)
		}
		line = l.long
	}
	switch {
	case errors.Is(err, io.EOF) && len(line) == 0:
		return nil, io.EOF
	case errors.Is(err, io.EOF):
		return nil, fault.Invalidf("%s: line %d does not end with a newline", l.name, l.count+1)
	case err != nil && !errors.Is(err, bufio.ErrBufferFull):
		return nil, fault.Invalidf("%s cannot be unpacked: %v", l.name, err)
	case len(line) > most+1:
		return nil, fault.Invalidf("%s: line %d has more than %d bytes", l.name, l.count+1, most)
	}
	l.count++
	return line[:len(line)-1], nil
}

// sum is the hash of the whole file; what was not read yet is read.
func (l *lineReader) sum() (sum [sha256.Size]byte) {
	_, _ = io.Copy(io.Discard, l.in) // a file that cannot be read has another hash
	l.hash.Sum(sum[:0])
	return sum
}

func sequenceText(got, want int64) string {
	return "the entry in its place says that it is number " + itoa(got) + ", expected was " + itoa(want)
}
