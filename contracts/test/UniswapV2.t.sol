// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ErrandAccount} from "../src/ErrandAccount.sol";
import {ACCOUNT, Call, Plan, SANDBOX, Step} from "../src/Plan.sol";
import {DevTether} from "../src/devnet/DevTether.sol";
import {DevToken} from "../src/devnet/DevToken.sol";
import {WETH9} from "../src/devnet/WETH9.sol";
import {ErrandTest} from "./support/ErrandTest.sol";

interface Factory {
    function getPair(address a, address b) external view returns (address);
    function createPair(address a, address b) external returns (address);
}

interface Pair {
    function swap(uint256 amount0, uint256 amount1, address to, bytes calldata data) external;
    function token0() external view returns (address);
    function mint(address to) external returns (uint256);
}

interface Router {
    function getAmountsOut(uint256 amount, address[] calldata path) external view returns (uint256[] memory);
    function swapExactETHForTokens(uint256 minimum, address[] calldata path, address to, uint256 deadline)
        external
        payable
        returns (uint256[] memory);
    function swapExactTokensForETH(
        uint256 amount,
        uint256 minimum,
        address[] calldata path,
        address to,
        uint256 deadline
    ) external returns (uint256[] memory);
    function addLiquidityETH(
        address token,
        uint256 amount,
        uint256 minToken,
        uint256 minEth,
        address to,
        uint256 deadline
    ) external payable returns (uint256, uint256, uint256);
}

/// @dev The real Uniswap v2, in the bytes of its npm packages.
contract UniswapV2Test is ErrandTest {
    WETH9 private weth;
    DevToken private usdc;
    DevTether private tether;
    Factory private uniswap;
    Router private router;

    function setUp() public override {
        super.setUp();
        weth = new WETH9();
        (usdc, tether) = (new DevToken("USD Coin", "USDC", 6), new DevTether());
        uniswap = Factory(_deploy("v2-core/build/UniswapV2Factory.json", abi.encode(address(this))));
        router = Router(_deploy("v2-periphery/build/UniswapV2Router02.json", abi.encode(uniswap, weth)));
        vm.deal(address(this), 2000 ether);
        usdc.mint(address(this), 3_000_000e6);
        usdc.approve(address(router), type(uint256).max);
        router.addLiquidityETH{value: 1000 ether}(address(usdc), 3_000_000e6, 0, 0, address(this), block.timestamp);
        tether.mint(address(this), 3_000_000e6);
        tether.approve(address(router), 3_000_000e6);
        router.addLiquidityETH{value: 1000 ether}(address(tether), 3_000_000e6, 0, 0, address(this), block.timestamp);
        vm.deal(user, 10 ether);
        tether.mint(user, 10_000e6);
    }

    function _deploy(string memory artifact, bytes memory arguments) private returns (address deployed) {
        string memory json = vm.readFile(string.concat("node_modules/@uniswap/", artifact));
        bytes memory creation = vm.parseJsonBytes(
            string.concat('{"code":"0x', vm.parseJsonString(json, ".evm.bytecode.object"), '"}'), ".code"
        );
        creation = bytes.concat(creation, arguments);
        assembly ("memory-safe") {
            deployed := create(0, add(creation, 32), mload(creation))
        }
        require(deployed != address(0), "deployed");
    }

    function _path(address a, address b) private pure returns (address[] memory path) {
        path = new address[](2);
        (path[0], path[1]) = (a, b);
    }

    function _buyUsdc(uint256 amount, uint256 minimum) private view returns (Step memory) {
        bytes memory data = abi.encodeCall(
            Router.swapExactETHForTokens,
            (0, _path(address(weth), address(usdc)), account.sandboxOf(1, 0), block.timestamp)
        );
        return _step(
            SANDBOX,
            _assets(ETH, amount),
            _assets(address(usdc), minimum),
            _calls(_call(address(router), _balance(), data))
        );
    }

    function test_etherBuysTokens(uint256 amount) public {
        amount = _between(amount, 1e12, 10 ether);
        uint256 quoted = router.getAmountsOut(amount, _path(address(weth), address(usdc)))[1];
        _runReverting(
            _plan(1, _buyUsdc(amount, quoted + 1)),
            abi.encodeWithSelector(ErrandAccount.OutcomeNotMet.selector, 0, usdc, quoted, quoted + 1)
        );
        _run(_plan(1, _buyUsdc(amount, quoted)));
        vm.assertEq(usdc.balanceOf(user), quoted, "exactly the quote");
        vm.assertEq(user.balance, 10 ether - amount, "exactly the spend");
    }

    function test_tetherBuysEther() public {
        uint256 quoted = router.getAmountsOut(1000e6, _path(address(tether), address(weth)))[1];
        Call memory approve = _withBalance(
            _call(address(tether), abi.encodeCall(IERC20.approve, (address(router), 0))), 1, address(tether)
        );
        bytes memory data = abi.encodeCall(
            Router.swapExactTokensForETH,
            (0, 0, _path(address(tether), address(weth)), account.sandboxOf(1, 0), block.timestamp)
        );
        Call memory swap = _withBalance(_call(address(router), data), 0, address(tether));
        _run(_plan(1, _step(SANDBOX, _assets(address(tether), 1000e6), _assets(ETH, quoted), _calls(approve, swap))));
        vm.assertEq(user.balance, 10 ether + quoted, "exactly the quote");
    }

    function test_aFlashSwapIsPaidInItsCallback() public {
        // The pair hands out USDC first, then calls uniswapV2Call, in which the sandbox wraps and pays its ether.
        address pair = uniswap.getPair(address(weth), address(usdc));
        uint256 quoted = router.getAmountsOut(1 ether, _path(address(weth), address(usdc)))[1];
        (uint256 out0, uint256 out1) =
            Pair(pair).token0() == address(usdc) ? (quoted, uint256(0)) : (uint256(0), quoted);
        Call memory flash =
            _nesting(_call(pair, abi.encodeCall(Pair.swap, (out0, out1, account.sandboxOf(1, 0), hex"01"))), 2);
        Call memory wrap = _call(address(weth), _balance(), abi.encodeCall(WETH9.deposit, ()));
        Call memory pay =
            _withBalance(_call(address(weth), abi.encodeCall(IERC20.transfer, (pair, 0))), 1, address(weth));
        _run(_plan(1, _step(SANDBOX, _assets(ETH, 1 ether), _assets(address(usdc), quoted), _calls(flash, wrap, pay))));
        vm.assertEq(usdc.balanceOf(user), quoted, "exactly the quote");
    }

    /// @dev Execution alone, without a transaction's own 21,000 and its data: room for a tenth more than was measured.
    function test_simplePlansStayCheap() public {
        _run(_plan(1, _buyUsdc(1 ether, 1)));
        vm.assertLe(vm.lastCallGas().gasTotalUsed, 290_000, "swap ETH for USDC on Uniswap v2");
        Call memory ether_ = _call(address(0xB0B), _number(1 ether), "");
        _run(_plan(2, _step(ACCOUNT, _assets(ETH, 1 ether), _none(), _calls(ether_))));
        vm.assertLe(vm.lastCallGas().gasTotalUsed, 64_000, "send ETH");
        Call memory usdt = _call(address(tether), abi.encodeCall(IERC20.transfer, (address(0xB0B), 1e6)));
        _run(_plan(3, _step(ACCOUNT, _assets(address(tether), 1e6), _none(), _calls(usdt))));
        vm.assertLe(vm.lastCallGas().gasTotalUsed, 64_000, "send USDT");
    }
}
