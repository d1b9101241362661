package packet

// conclude says what the walk through the log has found. The first entry at fault
// is told from the signed leaf hashes where they can be trusted, else from the
// entries themselves, else from between which heads it must be.
func (w *walk) conclude(form, tree *finding) {
	w.report.Entries = w.tree.Size()
	if root, err := w.tree.Root(); err == nil {
		w.report.Root = root.String()
	}
	if w.readFault != nil {
		form.breaks("%v", w.readFault)
	}
	if w.fault != nil {
		form.breaks("entry %d: %s", w.fault.Entry, w.fault.Found)
	}
	form.found("%d entries in canonical form, numbered without a gap, in the order of their times", w.report.Entries)
	w.first()
	w.concludeTree(tree)
	w.logBroken = form.Status == Broken || tree.Status == Broken
	if w.logBroken {
		for _, r := range w.rules {
			r.rest("the log itself is broken")
		}
	}
}

// first finds the entry to name.
func (w *walk) first() {
	switch {
	case w.fault != nil && w.parted != nil && w.fault.Entry == w.parted.at && len(w.parted.fromLog) == 0:
		w.report.First = w.fault // the line could not be read at all
	case w.parted != nil && w.leavesSigned():
		w.report.First = w.parted.what()
	case w.fault != nil:
		w.report.First = w.fault
	case w.badHead > 0 || w.wholeHead() != w.tree.Size():
		w.report.First = w.between()
	}
}

// leavesSigned reports whether the list of leaf hashes makes the last signed tree.
func (w *walk) leavesSigned() bool {
	root, err := w.parted.leaves.Root()
	return err == nil && w.wholeHead() == w.parted.leaves.Size() && w.heads[w.wholeHead()].root == root
}

// wholeHead is the size of the greatest head, which must be that of the log.
func (w *walk) wholeHead() int64 {
	if len(w.sizes) == 0 {
		return 0
	}
	return w.sizes[len(w.sizes)-1]
}

// between names the entries after the last head that fits, of which one is at fault.
func (w *walk) between() *EntryFault {
	f := &EntryFault{Entry: w.goodHead, What: "altered"}
	switch {
	case len(w.sizes) == 0:
		return nil
	case w.badHead > 0:
		f.Last = w.badHead - 1
		f.Found = "the head that was signed at " + itoa(w.badHead) + " entries does not fit, and neither do the leaf hashes"
		if f.Last == f.Entry {
			f.Found = "the head that was signed after it does not fit"
		}
	case w.wholeHead() > w.tree.Size():
		f.Entry, f.What = w.tree.Size(), "removed"
		f.Found = "a head of " + itoa(w.wholeHead()) + " entries was signed"
	default:
		f.Entry, f.What = w.wholeHead(), "added"
		f.Found = "the last head that was signed has " + itoa(w.wholeHead()) + " entries"
	}
	return f
}

// concludeTree says whether the entries are those that were signed.
func (w *walk) concludeTree(tree *finding) {
	switch {
	case len(w.sizes) == 0:
		tree.breaks("there is no signed head to compare with")
	case w.badHead > 0 || w.wholeHead() != w.tree.Size():
		tree.breaks("%s", firstText(w.report.First))
	case w.parted != nil:
		tree.breaks("%s does not list the leaf hashes of the log; the log is as it was signed", leavesFile)
	}
	tree.found("the entries make the root %s that was signed, and each of the heads before it", w.report.Root)
}

func firstText(f *EntryFault) string {
	if f == nil {
		return "the log is not as it was signed"
	}
	return f.String()
}
