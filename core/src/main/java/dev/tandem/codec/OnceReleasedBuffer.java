package dev.tandem.codec;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DataBufferWrapper;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.PooledDataBuffer;

/**
 * A pooled buffer that is released as often as it was retained and not once more.
 */
final class OnceReleasedBuffer extends DataBufferWrapper implements PooledDataBuffer {

	private int references = 1;

	private OnceReleasedBuffer(DataBuffer delegate) {
		super(delegate);
	}

	static DataBuffer of(DataBuffer buffer) {
		boolean released = buffer instanceof PooledDataBuffer && !(buffer instanceof OnceReleasedBuffer);
		return released ? new OnceReleasedBuffer(buffer) : buffer;
	}

	/**
	 * Joins any buffers, where the factory of the buffer inside joins its own only.
	 */
	@Override
	public DataBufferFactory factory() {
		return DefaultDataBufferFactory.sharedInstance;
	}

	@Override
	public DataBuffer split(int index) {
		return of(super.split(index));
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation")
	public DataBuffer retainedSlice(int index, int length) {
		return of(super.retainedSlice(index, length));
	}

	@Override
	public synchronized boolean isAllocated() {
		return this.references > 0;
	}

	@Override
	public synchronized PooledDataBuffer retain() {
		DataBufferUtils.retain(dataBuffer());
		this.references++;
		return this;
	}

	@Override
	public PooledDataBuffer touch(Object hint) {
		DataBufferUtils.touch(dataBuffer(), hint);
		return this;
	}

	@Override
	public synchronized boolean release() {
		if (this.references == 0) {
			return false;
		}
		this.references--;
		return DataBufferUtils.release(dataBuffer());
	}

}
