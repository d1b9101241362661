package disk

import "golang.org/x/sys/windows"

// Free gives how many bytes this account may still write on the disk that holds
// a folder.
func Free(folder string) (uint64, error) {
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, ReadFault(folder, err)
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(name, &free, nil, nil); err != nil {
		return 0, ReadFault(folder, err)
	}
	return free, nil
}
