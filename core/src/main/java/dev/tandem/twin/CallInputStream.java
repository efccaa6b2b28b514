package dev.tandem.twin;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * The body of a response as an {@link InputStream}. Chunks are copied off the network's
 * buffers as they arrive, so that a stream that is dropped leaks none; at most one chunk
 * waits. A read returns what is there instead of waiting until the array is full.
 * <p>
 * A gzip file may consist of several members, and {@code GZIPInputStream} takes an
 * {@link #available()} of 0 after one for the end of the file. Of a body that begins as
 * such a file it is therefore 0 only at its end.
 */
final class CallInputStream extends InputStream {

	private static final byte[] NOTHING = new byte[0];

	private static final byte[] GZIP = { 0x1F, (byte) 0x8B };

	private final CallElements<byte[]> chunks;

	private byte[] chunk = NOTHING;

	private int position;

	private int begun;

	private boolean gzip;

	private volatile boolean closed;

	CallInputStream(Flux<? extends DataBuffer> body) {
		this.chunks = new CallElements<>(body.map(CallInputStream::copy), 1);
	}

	private static byte[] copy(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (length == 0) {
			return 0;
		}
		if (!fill()) {
			return -1;
		}
		int count = Math.min(length, this.chunk.length - this.position);
		System.arraycopy(this.chunk, this.position, target, offset, count);
		this.position += count;
		return count;
	}

	/**
	 * Wait for a byte. A stream that is closed meanwhile has not come to its end.
	 */
	private boolean fill() throws IOException {
		while (!this.closed && this.position == this.chunk.length && this.chunks.hasNext()) {
			this.chunk = this.chunks.next();
			this.position = 0;
			look();
		}
		if (this.closed) {
			throw new IOException("The stream is closed and its call cancelled");
		}
		return this.position < this.chunk.length;
	}

	private void look() {
		for (int i = 0; i < this.chunk.length && this.begun < GZIP.length; i++) {
			this.gzip = this.chunk[i] == GZIP[this.begun] && (this.begun == 0 || this.gzip);
			this.begun++;
		}
	}

	@Override
	public int available() throws IOException {
		if (!this.closed && this.gzip && this.begun == GZIP.length) {
			fill();
		}
		return this.closed ? 0 : this.chunk.length - this.position;
	}

	@Override
	public void close() {
		this.closed = true;
		this.chunks.close();
	}

}
