package dev.tandem.transfer;

import dev.tandem.TransferListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Progress of one body. A listener that fails is not called again.
 */
final class TransferProgress {

	private static final Log logger = LogFactory.getLog(TransferProgress.class);

	private final TransferListener listener;

	private final TransferListener.Direction direction;

	private final long total;

	private long bytes;

	private boolean failed;

	/**
	 * Create the progress of a body of which nothing has been transferred.
	 * @param listener the listener
	 * @param direction direction of the body
	 * @param total size of the body, {@code -1} for unknown
	 */
	TransferProgress(TransferListener listener, TransferListener.Direction direction, long total) {
		this.listener = listener;
		this.direction = direction;
		this.total = total;
	}

	void begin() {
		report();
	}

	void add(int count) {
		if (count > 0) {
			this.bytes += count;
			report();
		}
	}

	private void report() {
		if (this.failed) {
			return;
		}
		try {
			this.listener.onProgress(this.direction, this.bytes, this.total);
		}
		catch (Throwable ex) {
			this.failed = true;
			logger.warn("A transfer listener failed and is not notified of the rest of the body", ex);
		}
	}

}
