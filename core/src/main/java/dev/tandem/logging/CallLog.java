package dev.tandem.logging;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.auth.Credential;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallObservations;
import dev.tandem.observation.EndedCall;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.LoggingLevel;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Writes what is logged of the calls of a client, when they have ended: a line for each
 * call, at {@code INFO}, or at {@code WARN} if it failed; before it, if the level asks
 * for them, two lines for each request of the call, always at {@code INFO}. What the
 * logger would not write is not collected.
 */
public final class CallLog implements CallListener {

	/**
	 * Name of the loggers, followed by the name of the client.
	 */
	public static final String LOGGER = "dev.tandem.calls.";

	private final String client;

	private final Log logger;

	private final LoggingLevel level;

	private final Redaction redaction;

	private final AtomicLong calls = new AtomicLong();

	/**
	 * Create the log of a client.
	 * @param settings settings of the client
	 * @param credentials its credentials, which are not shown
	 */
	public CallLog(ClientSettings settings, List<Credential> credentials) {
		this.client = settings.name();
		this.logger = LogFactory.getLog(LOGGER + settings.name());
		this.level = settings.logging().level();
		this.redaction = new Redaction(settings, credentials);
	}

	@Override
	public Context started(Context context) {
		if (!this.logger.isWarnEnabled()) {
			return context;
		}
		LoggingLevel wanted = this.logger.isInfoEnabled() ? this.level : LoggingLevel.BASIC;
		return new CallRecord(this.client, this.calls.incrementAndGet(), wanted, this.redaction).addTo(context);
	}

	/**
	 * Written within the scope of the call, so that the lines have its trace.
	 */
	@Override
	public void ended(EndedCall call, ContextView context) {
		Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (observation != null) {
			CallObservations.inScope(observation, () -> write(call, context));
		}
		else {
			write(call, context);
		}
	}

	private void write(EndedCall call, ContextView context) {
		CallRecord record = CallRecord.in(context);
		if (record != null && this.logger.isInfoEnabled()) {
			logExchanges(call, record);
		}
		if (call.failure() != null) {
			if (this.logger.isWarnEnabled()) {
				this.logger.warn(CallLine.of(call, record));
			}
		}
		else if (this.logger.isInfoEnabled()) {
			this.logger.info(CallLine.of(call, record));
		}
	}

	private void logExchanges(EndedCall call, CallRecord record) {
		String name = CallLine.name(call.operation(), record);
		for (ExchangeRecord exchange : record.exchanges()) {
			this.logger.info(name + " " + exchange.requestLine());
			this.logger.info(name + " " + exchange.answerLine());
		}
		if (record.omitted() > 0) {
			this.logger.info(name + " and " + record.omitted() + " more requests");
		}
	}

}
