package dev.tandem.transport;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Keeps the beginning of a body while it is decoded, for the case that it cannot be. A
 * call puts one into its context; the transport fills it again with each response that is
 * held in memory. Nothing is kept of a body that is handed on as it comes.
 */
public final class ReceivedBody {

	/**
	 * How much of a body is kept, in bytes.
	 */
	public static final int LIMIT = 16 * 1024;

	private final List<byte[]> parts = new ArrayList<>(1);

	private volatile @Nullable HttpStatusCode status;

	private @Nullable MediaType contentType;

	private volatile @Nullable String contentTypeAsSent;

	private int size;

	private boolean truncated;

	/**
	 * The request is sent, perhaps again; no response has come.
	 */
	void reset() {
		this.status = null;
		this.contentTypeAsSent = null;
		this.parts.clear();
		this.size = 0;
	}

	void begin(HttpStatusCode received, @Nullable String contentTypeAsSent) {
		this.status = received;
		this.contentTypeAsSent = contentTypeAsSent;
	}

	void begin(@Nullable MediaType contentType) {
		this.parts.clear();
		this.contentType = contentType;
		this.size = 0;
		this.truncated = false;
	}

	/**
	 * Copy from a buffer what there is room for. The buffer stays as it is.
	 */
	void keep(DataBuffer buffer) {
		int kept = Math.min(LIMIT - this.size, buffer.readableByteCount());
		this.truncated |= kept < buffer.readableByteCount();
		if (kept > 0) {
			byte[] part = new byte[kept];
			int position = buffer.readPosition();
			buffer.read(part);
			buffer.readPosition(position);
			this.parts.add(part);
			this.size += kept;
		}
	}

	/**
	 * Status of the response.
	 * @return the status, {@code null} while none has come
	 */
	public @Nullable HttpStatusCode status() {
		return this.status;
	}

	/**
	 * What is kept.
	 * @return the bytes, empty if none has come
	 */
	public byte[] bytes() {
		byte[] bytes = new byte[this.size];
		int position = 0;
		for (byte[] part : this.parts) {
			System.arraycopy(part, 0, bytes, position, part.length);
			position += part.length;
		}
		return bytes;
	}

	/**
	 * Whether more has come than is kept.
	 * @return whether the end is missing
	 */
	public boolean isTruncated() {
		return this.truncated;
	}

	/**
	 * The header {@code Content-Type} of the response as it came, also one that cannot be
	 * read.
	 * @return the header, {@code null} if there is none
	 */
	public @Nullable String contentTypeAsSent() {
		return this.contentTypeAsSent;
	}

	/**
	 * What the response says its body is.
	 * @return the content type, {@code null} if it says nothing that can be read
	 */
	public @Nullable MediaType contentType() {
		return this.contentType;
	}

}
