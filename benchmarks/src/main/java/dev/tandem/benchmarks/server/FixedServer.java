package dev.tandem.benchmarks.server;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * A server on loopback that does as little as it can: its answers are made before the
 * first request. It ends when its standard input does.
 */
public final class FixedServer {

	private static final int MAX_BODY = 64 * 1024;

	private FixedServer() {
	}

	/**
	 * Start the server and write its port to standard output.
	 * @param args none
	 * @throws Exception if it cannot start
	 */
	public static void main(String[] args) throws Exception {
		ThreadFactory threads = new DefaultThreadFactory("server", true);
		MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(0, threads, NioIoHandler.newFactory());
		Channel channel = new ServerBootstrap().group(group)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 1024)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(new Connections())
			.bind("127.0.0.1", 0)
			.sync()
			.channel();
		System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
		System.in.transferTo(OutputStream.nullOutputStream());
		System.exit(0);
	}

	private static final class Connections extends ChannelInitializer<SocketChannel> {

		private final FixedAnswers answers = new FixedAnswers();

		@Override
		protected void initChannel(SocketChannel channel) {
			channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_BODY), this.answers);
		}

	}

}
