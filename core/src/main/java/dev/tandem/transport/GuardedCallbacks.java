package dev.tandem.transport;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.tandem.failure.Failures;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.http.client.HttpClient;
import reactor.util.context.Context;

/**
 * Lets whatever the callbacks of a customizer throw end the call. Reactor Netty loses
 * some errors, those that Reactor takes for fatal, and everything that is thrown once the
 * request is sent. A callback that is added to another one is composed by the latter, so
 * the first is one of Tandem's.
 */
final class GuardedCallbacks {

	private GuardedCallbacks() {
	}

	/**
	 * Customize a client, with its callbacks guarded.
	 * @param client the client
	 * @param customizer the customizer
	 * @return the customized client, which is not guarded if nothing was customized
	 */
	@SuppressWarnings("ReferenceEquality")
	static HttpClient customize(HttpClient client, UnaryOperator<HttpClient> customizer) {
		HttpClient guarded = client.observe(new Observer(ConnectionObserver.emptyListener()))
			.doOnConnected(new OfConnection((connection) -> {
			}))
			.doOnRequest(OfExchange.throwing())
			.doAfterRequest(OfExchange.reporting())
			.doOnResponse(OfExchange.throwing());
		HttpClient customized = customizer.apply(guarded);
		return (customized == guarded) ? client : customized;
	}

	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private static <X extends Throwable> RuntimeException signal(Throwable thrown) throws X {
		throw (X) Failures.signal(thrown);
	}

	private record OfConnection(Consumer<Connection> callback) implements Consumer<Connection> {

		@Override
		public void accept(Connection connection) {
			try {
				this.callback.accept(connection);
			}
			catch (Throwable ex) {
				throw GuardedCallbacks.<RuntimeException>signal(ex);
			}
			HandlerFailures.passOn(connection);
		}

		@Override
		public Consumer<Connection> andThen(Consumer<? super Connection> next) {
			return new OfConnection(this.callback.andThen(next));
		}

	}

	/**
	 * A callback for a request or a response.
	 *
	 * @param <T> request or response
	 * @param callback the callback
	 * @param reported whether nobody catches what is thrown, so that it is reported to
	 * the channel
	 */
	private record OfExchange<T>(BiConsumer<T, Connection> callback,
			boolean reported) implements BiConsumer<T, Connection> {

		static <T> OfExchange<T> throwing() {
			return new OfExchange<>((exchange, connection) -> {
			}, false);
		}

		static <T> OfExchange<T> reporting() {
			return new OfExchange<>((exchange, connection) -> {
			}, true);
		}

		@Override
		public void accept(T exchange, Connection connection) {
			try {
				this.callback.accept(exchange, connection);
			}
			catch (Throwable ex) {
				if (!this.reported) {
					throw GuardedCallbacks.<RuntimeException>signal(ex);
				}
				connection.channel().pipeline().fireExceptionCaught(Failures.signal(ex));
				connection.dispose();
			}
		}

		@Override
		public BiConsumer<T, Connection> andThen(BiConsumer<? super T, ? super Connection> next) {
			return new OfExchange<>(this.callback.andThen(next), this.reported);
		}

	}

	private record Observer(ConnectionObserver observer) implements ConnectionObserver {

		@Override
		public Context currentContext() {
			return this.observer.currentContext();
		}

		@Override
		public void onStateChange(Connection connection, State state) {
			try {
				this.observer.onStateChange(connection, state);
			}
			catch (Throwable ex) {
				throw GuardedCallbacks.<RuntimeException>signal(ex);
			}
		}

		@Override
		public void onUncaughtException(Connection connection, Throwable failure) {
			this.observer.onUncaughtException(connection, failure);
		}

		@Override
		public ConnectionObserver then(ConnectionObserver other) {
			return new Observer(this.observer.then(other));
		}

	}

}
