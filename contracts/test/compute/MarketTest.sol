// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Receipt, Terms} from "../../src/compute/Lease.sol";
import {LeaseMarket} from "../../src/compute/LeaseMarket.sol";
import {DevToken} from "../../src/devnet/DevToken.sol";
import {Vm} from "../support/Vm.sol";

/// @dev A provider with an offer, a tenant with money, and short words for what they sign.
abstract contract MarketTest {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 internal constant PROVIDER_KEY = 0xB0B;
    uint256 internal constant NODE_KEY = 0x40DE;
    uint256 internal constant TENANT_KEY = 0xA11CE;
    uint256 internal constant GATEWAY_KEY = 0x6A7E;
    address internal constant TREASURER = address(0x7EA5);
    address internal constant ARBITER = address(0xA5B);

    uint256 internal constant FEE_BPS = 100;
    uint256 internal constant NOTICE = 1 hours;
    uint256 internal constant GRACE = 1 days;
    uint256 internal constant WINDOW = 2 days;
    uint256 internal constant PRICE = 7;
    uint256 internal constant ESCROW = 7_000_000;
    uint256 internal constant BOND = 3_000_000;
    uint256 internal constant STAKE = 1_000_000;

    LeaseMarket internal market;
    DevToken internal token;
    address internal provider = vm.addr(PROVIDER_KEY);
    address internal tenant = vm.addr(TENANT_KEY);

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        market = new LeaseMarket(TREASURER, FEE_BPS, NOTICE, GRACE, WINDOW);
        token = new DevToken("US dollar", "USDC", 6);
        _fund(provider, 1e12);
        _fund(tenant, 1e12);
        _fund(TREASURER, 1e12);
    }

    function _fund(address who, uint256 amount) internal {
        token.mint(who, amount);
        vm.prank(who);
        token.approve(address(market), type(uint256).max);
    }

    function _offer() internal returns (uint256) {
        vm.prank(provider);
        return market.postOffer(IERC20(address(token)), vm.addr(NODE_KEY), PRICE, BOND, keccak256("offer"));
    }

    function _terms(uint256 offerId, uint256 salt) internal view returns (Terms memory) {
        return Terms({
            offerId: offerId,
            tenant: tenant,
            tenantSigner: vm.addr(GATEWAY_KEY),
            arbiter: ARBITER,
            unitPrice: PRICE,
            escrow: ESCROW,
            stake: STAKE,
            openBy: block.timestamp + 60,
            duration: 1 hours,
            job: keccak256("job"),
            salt: salt
        });
    }

    function _openOn(uint256 offerId, uint256 salt) internal returns (bytes32) {
        Terms memory terms = _terms(offerId, salt);
        bytes memory signature = _sign(NODE_KEY, market.leaseIdOf(terms));
        vm.prank(tenant);
        return market.open(terms, signature);
    }

    function _receipt(bytes32 leaseId, uint256 sequence, uint256 units) internal pure returns (Receipt memory) {
        return Receipt(leaseId, sequence, units, keccak256(abi.encode(sequence, units)), false);
    }

    function _settle(Receipt memory receipt) internal {
        _settle(receipt, NODE_KEY, GATEWAY_KEY);
    }

    function _settle(Receipt memory receipt, uint256 providerKey, uint256 tenantKey) internal {
        (Receipt[] memory receipts, bytes[] memory one, bytes[] memory other) = _batch(receipt, providerKey, tenantKey);
        market.settle(receipts, one, other);
    }

    function _batch(Receipt memory receipt, uint256 providerKey, uint256 tenantKey)
        internal
        view
        returns (Receipt[] memory receipts, bytes[] memory one, bytes[] memory other)
    {
        bytes32 digest = market.hashReceipt(receipt);
        (receipts, one, other) = (new Receipt[](1), new bytes[](1), new bytes[](1));
        (receipts[0], one[0], other[0]) = (receipt, _sign(providerKey, digest), _sign(tenantKey, digest));
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _owed(address who) internal view returns (uint256) {
        return market.owed(IERC20(address(token)), who);
    }

    function _settled(bytes32 leaseId) internal view returns (uint256) {
        return market.leaseOf(leaseId).settled;
    }

    function _state(bytes32 leaseId) internal view returns (LeaseMarket.State) {
        return market.leaseOf(leaseId).state;
    }
}
