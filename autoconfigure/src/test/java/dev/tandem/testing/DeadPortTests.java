package dev.tandem.testing;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DeadPort}.
 */
class DeadPortTests {

	@Test
	void refusingRefuses() {
		try (DeadPort port = DeadPort.refusing()) {
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(port, 300))
				.withMessageContaining("refused");
		}
	}

	@RepeatedTest(3)
	void blackHoleNeverConnects() {
		try (DeadPort port = DeadPort.blackHole()) {
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> connect(port, 300));
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> connect(port, 300));
		}
	}

	@Test
	void blackHoleWhenSynIsRepeatedStillNeverConnects() {
		try (DeadPort port = DeadPort.blackHole()) {
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> connect(port, 1500));
		}
	}

	private static void connect(DeadPort port, int millis) throws Exception {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(SocketServer.loopback(), port.port()), millis);
		}
	}

}
