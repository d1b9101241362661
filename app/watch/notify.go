package watch

import (
	"errors"
	"net"
)

// What a service manager is told.
const (
	Serving  = "READY=1"
	Stopping = "STOPPING=1"
)

// Notify tells the service manager that listens at a socket (systemd's
// NOTIFY_SOCKET) how the program stands; "" is nobody. A name that begins with @ is
// an abstract one.
func Notify(socket, state string) error {
	if socket == "" {
		return nil
	}
	if socket[0] == '@' {
		socket = "\x00" + socket[1:]
	}
	c, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: socket, Net: "unixgram"})
	if err != nil {
		return err
	}
	_, err = c.Write([]byte(state))
	return errors.Join(err, c.Close())
}
