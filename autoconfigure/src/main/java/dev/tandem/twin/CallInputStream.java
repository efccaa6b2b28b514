package dev.tandem.twin;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * The body of a response as an {@link InputStream}. Chunks are copied off the network's
 * buffers as they arrive, so that a stream that is dropped leaks none; at most one chunk
 * waits. A read returns what is there instead of waiting until the array is full.
 */
final class CallInputStream extends InputStream {

	private static final byte[] NOTHING = new byte[0];

	private final Stream<byte[]> chunks;

	private final Iterator<byte[]> remaining;

	private byte[] chunk = NOTHING;

	private int position;

	CallInputStream(Flux<? extends DataBuffer> body) {
		this.chunks = body.map(CallInputStream::copy).toStream(1);
		this.remaining = this.chunks.iterator();
	}

	private static byte[] copy(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
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

	private boolean fill() {
		while (this.position == this.chunk.length) {
			if (!this.remaining.hasNext()) {
				return false;
			}
			this.chunk = this.remaining.next();
			this.position = 0;
		}
		return true;
	}

	@Override
	public int available() {
		return this.chunk.length - this.position;
	}

	@Override
	public void close() throws IOException {
		this.chunks.close();
		this.chunk = NOTHING;
		this.position = 0;
	}

}
