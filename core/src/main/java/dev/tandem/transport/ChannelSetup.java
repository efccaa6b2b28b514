package dev.tandem.transport;

import java.net.SocketAddress;

import dev.tandem.failure.Failures;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import reactor.netty.ChannelPipelineConfigurer;
import reactor.netty.ConnectionObserver;

/**
 * Sets up new channels. What is thrown there fails the call that opens the connection:
 * Netty closes the channel and keeps the cause to itself.
 */
final class ChannelSetup implements ChannelPipelineConfigurer {

	private final ChannelPipelineConfigurer setup;

	private ChannelSetup(ChannelPipelineConfigurer setup) {
		this.setup = setup;
	}

	static ChannelSetup create(ConnectionHolder holder) {
		return new ChannelSetup((observer, channel, remote) -> {
			if (remote != null) {
				PooledChannel.prepare(channel);
				WaitingConnection.addTo(channel, holder, remote, observer.currentContext());
			}
			ClosingMark.addTo(channel);
			ResponseWait.opening(observer.currentContext());
		});
	}

	@Override
	public void onChannelInit(ConnectionObserver observer, Channel channel, @Nullable SocketAddress remote) {
		try {
			this.setup.onChannelInit(observer, channel, remote);
		}
		catch (Throwable ex) {
			ResponseWait.notOpened(observer.currentContext(), Failures.signal(ex));
			throw ex;
		}
	}

	@Override
	public ChannelPipelineConfigurer then(ChannelPipelineConfigurer other) {
		return new ChannelSetup(this.setup.then(other));
	}

}
