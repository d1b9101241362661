package packet_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/record"
	"yardstick/record/packet"
)

var update = flag.Bool("update", false, "write the vectors anew")

const vectorDir = "testdata/vectors"

// vector is a packet with the outcome that every verifier must come to.
type vector struct {
	File  string `json:"file"`
	Exit  int    `json:"exit"`        // 0 whole, 1 broken, 2 not a packet
	First *int64 `json:"first_fault"` // the first entry that is not as it was signed; null where none is
	Why   string `json:"why"`
}

// made is a vector with its bytes.
type madeVector struct {
	vector
	data []byte
}

// smallKeeper keeps a log that has something of everything.
func smallKeeper(t *testing.T) *keeper {
	t.Helper()
	k := newKeeper(t)
	document := []byte(`{"half":0.5,"small":1e-7,"text":"a \"b\"\n€"}`)
	k.files["notice.json"] = document
	k.add("keeper", record.SealedDocument{Name: "notice.json", SHA256: sha(document)})
	k.part("notes-1", "c")
	k.part("notes-2", "d")
	r := k.round()
	a, b := k.handIn(r, "r1", "c", 2, "notes-1"), k.handIn(r, "r2", "c", 4)
	k.head()
	seq := k.add("keeper", a)
	k.add("keeper", b)
	two, three := 2, 3
	k.add("r1", record.ChangedRating{Rating: seq, Question: "q", Old: &two, New: &three, Reason: "read again"})
	k.add("keeper", record.ErasedParts{Subject: "d", Parts: []string{"notes-2"}, Reason: "asked"})
	delete(k.files, "parts/notes-2.sealed")
	return k
}

// head signs the log as it is, in the middle.
func (k *keeper) head() {
	k.t.Helper()
	k.files["checkpoints/"+itoa(k.log.Size())+".note"] = k.signed(k.log.Bytes())
}

// signed signs the head of lines, whatever they are.
func (k *keeper) signed(log []byte) []byte {
	k.t.Helper()
	var tree record.Tree
	for line := range bytes.Lines(log) {
		if _, err := tree.Add(bytes.TrimSuffix(line, []byte("\n"))); err != nil {
			k.t.Fatal(err)
		}
	}
	root, err := tree.Root()
	if err != nil {
		k.t.Fatal(err)
	}
	signer, err := record.Signer(k.secret)
	if err != nil {
		k.t.Fatal(err)
	}
	out, err := record.Checkpoint{Origin: "example.org", Size: tree.Size(), Root: root}.Sign(signer)
	if err != nil {
		k.t.Fatal(err)
	}
	return out
}

// raw signs lines that no log of ours would hold.
func (k *keeper) raw(lines ...string) []byte {
	k.t.Helper()
	log := append(bytes.Clone(k.log.Bytes()), strings.Join(lines, "\n")+"\n"...)
	k.files["log.jsonl"] = log
	k.files["checkpoints/"+itoa(int64(bytes.Count(log, []byte("\n"))))+".note"] = k.signed(log)
	var b bytes.Buffer
	if err := packet.WriteAnything(&b, k.files, k.secret); err != nil {
		k.t.Fatal(err)
	}
	return b.Bytes()
}

// vectors makes all vectors. What they must give is written here by hand.
func vectors(t *testing.T) []madeVector {
	t.Helper()
	var out []madeVector
	add := func(file string, exit int, first int64, data []byte, why string) {
		v := vector{File: file, Exit: exit, Why: why}
		if first >= 0 {
			v.First = &first
		}
		out = append(out, madeVector{v, data})
	}
	whole := smallKeeper(t).packet()
	all := unpack(t, whole)
	tampered := func(change func(l []string) []string) []byte {
		l := change(lines(get(t, all, "log.jsonl")))
		return pack(t, with(all, "log.jsonl", []byte(strings.Join(l, ""))))
	}
	signed := func(keep func(k *keeper)) []byte {
		k := smallKeeper(t)
		keep(k)
		return k.packet()
	}
	raw := func(line string) []byte { return newKeeper(t).raw(line) }

	add("whole.zip", 0, -1, whole, "a packet that is whole")
	add("whole-stored.zip", 0, -1, pack(t, all), "the same files, not compressed")
	add("altered.zip", 1, 5, tampered(func(l []string) []string { l[5] = strings.Replace(l[5], `"r1"`, `"r3"`, 1); return l }), "an entry was altered")
	add("removed.zip", 1, 3, tampered(func(l []string) []string { return slices.Delete(l, 3, 4) }), "an entry was removed")
	add("added.zip", 1, 4, tampered(func(l []string) []string { return slices.Insert(l, 4, l[3]) }), "an entry was added")
	add("reordered.zip", 1, 7, tampered(func(l []string) []string { l[7], l[8] = l[8], l[7]; return l }), "two entries changed places")
	add("cut-log.zip", 1, 10, tampered(func(l []string) []string { return l[:10] }), "the last entry was removed")
	add("manifest.zip", 1, -1, pack(t, with(all, "manifest.json", bytes.Replace(get(t, all, "manifest.json"), []byte(`"bytes":`), []byte(`"bytes":1`), 1))), "the manifest was altered")
	add("document.zip", 1, -1, pack(t, with(all, "notice.json", []byte(`{"half":1.5}`))), "a document was altered")
	add("undeclared.zip", 1, -1, pack(t, append(slices.Clone(all), member{"extra.json", []byte("{}")})), "a file that the manifest does not declare")
	add("twice.zip", 1, -1, pack(t, append(slices.Clone(all), member{"log.jsonl", []byte("{}\n")})), "two files of one name")
	add("escape.zip", 1, -1, pack(t, append(slices.Clone(all), member{"../evil.json", []byte("{}")})), "a name that leads out of the folder")
	second := bytes.Index(whole[1:], []byte("PK\x03\x04")) + 1
	add("hidden.zip", 1, -1, moved(slices.Concat(whole[:second], []byte("hidden"), whole[second:]), int64(second), 6), "bytes between two files")
	add("cut.zip", 1, -1, whole[:len(whole)-40], "a packet that was cut off")
	add("text.zip", 2, -1, []byte("no ZIP at all\n"), "no ZIP")
	add("other.zip", 2, -1, pack(t, []member{{"word/document.xml", []byte("<xml/>")}}), "another ZIP")

	add("early.zip", 1, -1, signed(func(k *keeper) { k.add("keeper", k.handIn(k.round(), "r1", "c", 2)) }), "a rating is revealed before all have handed in")
	add("closed.zip", 0, -1, signed(func(k *keeper) {
		r := k.round()
		v := k.handIn(r, "r1", "c", 2)
		k.add("keeper", record.ClosedRound{Round: r, Reason: "r2 was ill"})
		k.add("keeper", v)
	}), "a round that was closed before all had handed in")
	add("late.zip", 1, -1, signed(func(k *keeper) {
		r := k.round()
		k.add("keeper", record.ClosedRound{Round: r, Reason: "r1 was ill"})
		k.handIn(r, "r1", "c", 2)
	}), "a rating is handed in after its round was closed")
	add("other-rating.zip", 1, -1, signed(func(k *keeper) {
		v := k.handIn2(k.round())
		v.Rating = bytes.Replace(v.Rating, []byte(`"level":2`), []byte(`"level":5`), 1)
		k.add("keeper", v)
	}), "another rating is revealed than was committed")
	add("old-level.zip", 1, -1, signed(func(k *keeper) {
		seq, one, five := k.add("keeper", k.handIn2(k.round())), 1, 5
		k.add("r1", record.ChangedRating{Rating: seq, Question: "q", Old: &one, New: &five, Reason: "x"})
	}), "a change does not begin at the present level")
	add("erased.zip", 1, -1, signed(func(k *keeper) {
		k.add("keeper", record.ErasedParts{Subject: "c", Parts: []string{"notes-1"}, Reason: "asked"})
	}), "an erased part is still there")
	add("unfixed.zip", 1, -1, signed(func(k *keeper) { k.files["extra.json"] = []byte("{}") }), "a document that the log does not fix")
	add("ratings.zip", 1, -1, signed(func(k *keeper) { k.files["ratings.json"] = []byte(`{"ratings":[],"yardstick":"ratings/v1"}`) }), "ratings that do not follow from the log")

	const head, tail = `{"actor":"keeper","kind":"note.taken","payload":`, `,"sequence":1,"time":"2026-03-02T08:02:00.000Z"}`
	add("plain-entry.zip", 0, -1, raw(head+`{"euro":"€","half":0.5,"max":9007199254740991,"tiny":1e-7}`+tail), "an entry of a kind that the format does not know")
	for name, payload := range map[string]string{
		"space": `{"a": 1}`, "minus-zero": `{"a":-0}`, "wide": `{"a":9007199254740992}`, "exponent": `{"a":1e2}`, "twice-key": `{"a":1,"a":1}`,
		"order": `{"b":1,"a":1}`, "case": `{"A":1}`, "escape-a": `{"a":"\u0061"}`, "escape-slash": `{"a":"\/"}`, "list": `[]`,
	} {
		add("entry-"+name+".zip", 1, 1, raw(head+payload+tail), "an entry that is signed and not canonical: "+payload)
	}
	add("gap.zip", 1, 1, raw(head+`{}`+strings.Replace(tail, ":1,", ":2,", 1)), "a number is left out, and signed")
	add("back.zip", 1, 1, raw(head+`{}`+strings.Replace(tail, "08:02", "07:02", 1)), "a time goes back, and is signed")
	slices.SortFunc(out, func(a, b madeVector) int { return strings.Compare(a.File, b.File) })
	return out
}

// TestVectors verifies the vectors in testdata and keeps them current.
func TestVectors(t *testing.T) {
	t.Parallel()
	all := vectors(t)
	var list []vector
	for _, v := range all {
		list = append(list, v.vector)
		file := filepath.Join(vectorDir, v.File)
		if *update {
			if err := os.WriteFile(file, v.data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v; make it with -update", err)
		}
		exit, first := outcome(data)
		if d := cmp.Diff(v.vector, vector{v.File, exit, first, v.Why}); d != "" {
			t.Errorf("%s (-want +got):\n%s", v.File, d)
		}
	}
	want, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(vectorDir, "vectors.json")
	if *update {
		if err := os.WriteFile(name, append(want, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if d := cmp.Diff(string(want)+"\n", string(got)); err != nil || d != "" {
		t.Errorf("%s: %v (-want +got):\n%s", name, err, d)
	}
}

// outcome verifies a packet as the command does.
func outcome(data []byte) (exit int, first *int64) {
	r, err := packet.Verify(bytes.NewReader(data), int64(len(data)), packet.Options{})
	if err != nil {
		return 2, nil
	}
	if r.First != nil {
		first = &r.First.Entry
	}
	if r.Whole {
		return 0, first
	}
	return 1, first
}

// TestSecondVerifier runs the verifier in tools, which was written from
// docs/record.md, over the vectors and the example.
func TestSecondVerifier(t *testing.T) {
	t.Parallel()
	python := secondVerifier(t)
	data, err := os.ReadFile(filepath.Join(vectorDir, "vectors.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []vector
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	for i := range list {
		list[i].File = filepath.Join(vectorDir, list[i].File)
	}
	list = append(list, vector{File: "../../examples/position/packet.zip", Why: "the example"})
	for i, got := range runSecond(t, python, list) {
		v := list[i]
		if got.Exit != v.Exit || show(got.First) != show(v.First) {
			t.Errorf("%s (%s): exit status %d, first fault %s (%s); want %d, %s", v.File, v.Why, got.Exit, show(got.First), got.Found, v.Exit, show(v.First))
		}
	}
}

// second is what the second verifier says of a packet.
type second struct {
	Packet string `json:"packet"`
	Exit   int    `json:"exit"`
	First  *int64 `json:"first_fault"`
	Found  string `json:"found"`
}

// runSecond runs the second verifier over packets. Its exit status is the greatest.
func runSecond(t *testing.T, python string, list []vector) []second {
	t.Helper()
	args, greatest := []string{"../../tools/verify_packet.py"}, 0
	for _, v := range list {
		args = append(args, v.File)
	}
	out, err := exec.CommandContext(t.Context(), python, args...).Output()
	exit := 0
	if e := (*exec.ExitError)(nil); errors.As(err, &e) {
		exit = e.ExitCode()
	}
	d := json.NewDecoder(bytes.NewReader(out))
	var all []second
	for _, v := range list {
		var got second
		if err := d.Decode(&got); err != nil || got.Packet != v.File {
			t.Fatalf("%s: %v, got %+v", v.File, err, got)
		}
		all, greatest = append(all, got), max(greatest, got.Exit)
	}
	if exit != greatest {
		t.Errorf("the second verifier ends with %d, want %d", exit, greatest)
	}
	return all
}

func show(n *int64) string {
	if n == nil {
		return "none"
	}
	return strconv.FormatInt(*n, 10)
}
