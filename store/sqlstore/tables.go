package sqlstore

import "slices"

// kind is what a column holds.
type kind int

const (
	text   kind = iota
	number      // a whole number
	flag        // yes or no
	blob
)

// column is one column of a table; any but bytes may be null.
type column struct {
	name string
	kind kind
}

// table is one table of the schema as both databases have it.
type table struct {
	name    string
	key     string // its columns, with commas
	columns []column
	remains bool // its rows go with what they belong to, and otherwise not at all
}

func texts(names ...string) []column   { return columns(text, names) }
func numbers(names ...string) []column { return columns(number, names) }

func columns(k kind, names []string) []column {
	all := make([]column, len(names))
	for i, name := range names {
		all[i] = column{name, k}
	}
	return all
}

func joined(all ...[]column) (out []column) {
	for _, some := range all {
		out = append(out, some...)
	}
	return out
}

// tables are all tables that hold something, those before others that refer to them.
// Whoever adds a table to the migrations adds it here, or to passing; a test of each
// store compares the list with the schema.
func tables() []table {
	return slices.Concat(practiceTables(), positionTables(), accountTables(), programTables(), batchTables())
}

// practiceTables hold what people practise.
func practiceTables() []table {
	sample := []column{{"sample", flag}}
	return []table{
		{name: "people", key: "owner", columns: joined(texts("owner"), numbers("welcomed"))},
		{name: "jobs", key: "owner, id", columns: joined(texts("owner", "id"), sample, numbers("added"), texts("body"))},
		{name: "guides", key: "owner, job, sha256", columns: texts("owner", "job", "sha256", "body")},
		{name: "interviews", key: "owner, id", columns: joined(
			texts("owner", "id", "job", "guide", "name", "mode", "questions"), numbers("started", "finished"), sample,
		)},
		{name: "attempts", key: "owner, id", columns: joined(
			texts("owner", "id", "job", "guide", "question", "interview", "mode", "text", "source"), numbers("seconds", "revision"),
			texts("writer"), numbers("started", "saved", "finished"), texts("assessment"), sample,
		)},
		{name: "aside", key: "owner, attempt, writer", columns: joined(
			texts("owner", "attempt", "writer"), numbers("base"), texts("text", "source"), numbers("seconds", "at"),
		)},
		{name: "corrections", key: "owner, attempt, requirement", columns: joined(
			texts("owner", "attempt", "requirement", "verdict", "note"), numbers("at"),
		)},
		{name: "comments", key: "owner, attempt, id", columns: joined(
			texts("owner", "attempt", "id", "coach", "requirement", "text"), numbers("at"),
		)},
		{name: "drills", key: "owner, id", columns: joined(
			texts("owner", "id", "job", "mess", "answer", "result"), numbers("started", "finished"), sample,
		)},
		{name: "access", key: "owner, coach, coalesce(job, '')", columns: joined(
			texts("owner", "coach", "job"), []column{{"corrections", flag}}, numbers("at"),
		)},
	}
}

// positionTables hold what panels keep.
func positionTables() []table {
	return []table{
		{name: "positions", key: "code", columns: joined(texts("code"), numbers("version", "opened"), texts("summary"))},
		{name: "position_members", key: "person, position", columns: texts("position", "person")},
		{name: "position_entries", key: "position, sequence", remains: true, columns: joined(
			texts("position"), numbers("sequence"), texts("line"),
		)},
		{name: "position_items", key: "position, kind, name", columns: joined(texts("position", "kind", "name"), []column{{"data", blob}})},
		{name: "position_drafts", key: "position, rater, candidate, writer", columns: joined(
			texts("position", "rater", "candidate", "writer"), numbers("revision"), []column{{"body", blob}}, numbers("at"),
		)},
		{name: "told_groups", key: "position, attribute, candidate", columns: texts("position", "attribute", "candidate", "told")},
	}
}

// accountTables hold who may enter, and what models found.
func accountTables() []table {
	coach := []column{{"coach", flag}}
	return []table{
		{name: "accounts", key: "code", columns: texts("code", "body")},
		{name: "organisation", key: "id", columns: joined(numbers("id"), texts("body"))},
		{name: "sessions", key: "hash", columns: joined(
			texts("hash", "person"), numbers("since", "touched"), []column{{"half", flag}},
		)},
		{name: "entrances", key: "hash", columns: joined(texts("hash", "person"), coach, numbers("since", "touched"))},
		{name: "invitations", key: "hash", columns: texts("hash", "body")},
		{name: "judged", key: "key", columns: joined([]column{{"key", blob}}, texts("reading"), numbers("at"))},
		{name: "judge_spent", key: "day", columns: joined(texts("day"), numbers("tokens", "money"))},
		{name: "key_marks", key: "name", columns: texts("name", "mark")},
	}
}

// programTables hold what programs may do, and what they are told.
func programTables() []table {
	return []table{
		{name: "grants", key: "hash", columns: joined(texts("hash", "id", "realm", "owner"), numbers("made", "used"), texts("body"))},
		{name: "hooks", key: "id", columns: joined(texts("id", "owner"), numbers("made"), texts("body"))},
		{name: "hook_seen", key: "hook, position", columns: joined(texts("hook", "position"), numbers("entries"), texts("stage"))},
		{name: "hook_outbox", key: "id", columns: joined(texts("id", "hook"), numbers("made", "due", "tries"), texts("body", "said"))},
	}
}

// batchTables hold answers that were sent in as files.
func batchTables() []table {
	return []table{
		{name: "batches", key: "id", columns: joined(
			texts("id", "owner", "file", "state", "problem", "guide", "guide_id", "title", "sha256", "mapping", "pace"),
			numbers("made", "ended"), []column{{"compared", flag}}, numbers("more"),
		)},
		{name: "batch_files", key: "batch", columns: joined(texts("batch"), []column{{"data", blob}})},
		{name: "batch_chunks", key: "batch, chunk", columns: joined(
			texts("batch"), numbers("chunk", "answers", "wrong", "again", "assessed"),
		)},
		{name: "batch_findings", key: "owner, content, assessor", columns: joined(
			texts("owner"), []column{{"content", blob}}, texts("assessor", "assessment"), numbers("at"),
		)},
		{name: "batch_items", key: "batch, line", columns: joined(
			texts("batch"), numbers("line", "chunk"), texts("answer_id", "candidate", "question", "place", "answer"),
			[]column{{"content", blob}}, texts("problem"), numbers("same"), texts("found"),
		)},
		{name: "batch_pairs", key: "batch, place", columns: joined(texts("batch"), numbers("place", "a", "b", "shared", "total"))},
	}
}

// passing are tables that are not moved with an installation: what they hold is of
// the moment, or of the database itself.
func passing() []string {
	return []string{"goose_db_version", "tries", "ceremonies", "answered", "errands", "errand_parts", "batch_claims", "allowances"}
}
