// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721URIStorage} from "@openzeppelin/contracts/token/ERC721/extensions/ERC721URIStorage.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title The identities of agents, each an ERC-721 token
/// @notice ERC-8004's Identity Registry as of ethereum/ERCs@2395308aeb8e55966a37b3afc130ddd92e14aa5a. It has no owner and
/// no upgrade. Ids count from 1, so that 0 names nobody.
/// @dev EIP-712 domain and `AgentWalletSet` type are those of the deployed registries, so that wallets sign what they know.
contract IdentityRegistry is ERC721URIStorage, EIP712 {
    struct MetadataEntry {
        string metadataKey;
        bytes metadataValue;
    }

    event Registered(uint256 indexed agentId, string agentURI, address indexed owner);
    event MetadataSet(
        uint256 indexed agentId, string indexed indexedMetadataKey, string metadataKey, bytes metadataValue
    );
    event URIUpdated(uint256 indexed agentId, string newURI, address indexed updatedBy);

    /// @notice `caller` is neither the agent's owner nor one of its operators.
    error NotAuthorized(uint256 agentId, address caller);

    /// @notice The wallet is set by `setAgentWallet` alone, which asks it for its consent.
    error ReservedKey();

    error WalletOfNobody();
    error DeadlinePassed(uint256 deadline);
    error DeadlineTooFar(uint256 deadline, uint256 latest);

    /// @notice The wallet did not sign that it is this agent's.
    error WrongWalletSignature(address wallet);

    /// @notice Longest time, in seconds, for which a wallet's consent may be signed ahead.
    uint256 public constant MAX_DEADLINE_DELAY = 5 minutes;

    bytes32 private constant AGENT_WALLET_SET =
        keccak256("AgentWalletSet(uint256 agentId,address newWallet,address owner,uint256 deadline)");
    string private constant WALLET_KEY = "agentWallet";
    bytes32 private constant WALLET_KEY_HASH = keccak256(bytes(WALLET_KEY));

    uint256 private _count;
    mapping(uint256 agentId => mapping(string metadataKey => bytes metadataValue)) private _metadata;
    mapping(uint256 agentId => address wallet) private _wallets;

    constructor() ERC721("AgentIdentity", "AGENT") EIP712("ERC8004IdentityRegistry", "1") {}

    // ---- registering

    /// @notice Registers an agent of the caller's; its URI is set later.
    function register() external returns (uint256 agentId) {
        return _register("", new MetadataEntry[](0));
    }

    /// @notice Registers an agent of the caller's, whose registration file is at `agentURI`.
    function register(string calldata agentURI) external returns (uint256 agentId) {
        return _register(agentURI, new MetadataEntry[](0));
    }

    /// @notice Registers an agent of the caller's with metadata.
    function register(string calldata agentURI, MetadataEntry[] calldata metadata) external returns (uint256 agentId) {
        return _register(agentURI, metadata);
    }

    /// @notice Says where the registration file is now.
    function setAgentURI(uint256 agentId, string calldata newURI) external onlyAuthorized(agentId) {
        _setTokenURI(agentId, newURI);
        emit URIUpdated(agentId, newURI, msg.sender);
    }

    /// @notice How many agents were ever registered; the newest has this id.
    function agentCount() external view returns (uint256) {
        return _count;
    }

    // ---- metadata

    function getMetadata(uint256 agentId, string calldata metadataKey) external view returns (bytes memory) {
        if (keccak256(bytes(metadataKey)) != WALLET_KEY_HASH) {
            return _metadata[agentId][metadataKey];
        }
        address wallet = _wallets[agentId];
        return wallet == address(0) ? bytes("") : abi.encodePacked(wallet);
    }

    function setMetadata(uint256 agentId, string calldata metadataKey, bytes calldata metadataValue)
        external
        onlyAuthorized(agentId)
    {
        _setMetadata(agentId, metadataKey, metadataValue);
    }

    // ---- wallet

    /// @notice Where the agent is paid; 0 if nowhere.
    function getAgentWallet(uint256 agentId) external view returns (address) {
        _requireOwned(agentId);
        return _wallets[agentId];
    }

    /// @notice Has the agent paid at `newWallet`, which consented by `signature`: EIP-712 of a key, ERC-1271 of a contract.
    function setAgentWallet(uint256 agentId, address newWallet, uint256 deadline, bytes calldata signature)
        external
        onlyAuthorized(agentId)
    {
        if (newWallet == address(0)) revert WalletOfNobody();
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
        uint256 latest = block.timestamp + MAX_DEADLINE_DELAY;
        if (deadline > latest) revert DeadlineTooFar(deadline, latest);
        bytes32 consent = keccak256(abi.encode(AGENT_WALLET_SET, agentId, newWallet, ownerOf(agentId), deadline));
        if (!SignatureChecker.isValidSignatureNowCalldata(newWallet, _hashTypedDataV4(consent), signature)) {
            revert WrongWalletSignature(newWallet);
        }
        _setWallet(agentId, newWallet);
    }

    /// @notice Has the agent paid nowhere.
    function unsetAgentWallet(uint256 agentId) external onlyAuthorized(agentId) {
        _setWallet(agentId, address(0));
    }

    /// @notice Whether `caller` may speak for the agent: its owner, or an operator of its owner's.
    function isAuthorizedOrOwner(address caller, uint256 agentId) external view returns (bool) {
        return _isAuthorized(_requireOwned(agentId), caller, agentId);
    }

    // ---- within

    modifier onlyAuthorized(uint256 agentId) {
        if (!_isAuthorized(_requireOwned(agentId), msg.sender, agentId)) revert NotAuthorized(agentId, msg.sender);
        _;
    }

    function _register(string memory agentURI, MetadataEntry[] memory metadata) private returns (uint256 agentId) {
        agentId = ++_count;
        // not the safe variant: who registers is the one who asked, and a callback would let it act on half an agent
        _mint(msg.sender, agentId);
        if (bytes(agentURI).length > 0) _setTokenURI(agentId, agentURI);
        emit Registered(agentId, agentURI, msg.sender);
        _setWallet(agentId, msg.sender);
        for (uint256 i = 0; i < metadata.length; i++) {
            _setMetadata(agentId, metadata[i].metadataKey, metadata[i].metadataValue);
        }
    }

    function _setMetadata(uint256 agentId, string memory key, bytes memory value) private {
        if (keccak256(bytes(key)) == WALLET_KEY_HASH) revert ReservedKey();
        _metadata[agentId][key] = value;
        emit MetadataSet(agentId, key, key, value);
    }

    function _setWallet(uint256 agentId, address wallet) private {
        _wallets[agentId] = wallet;
        bytes memory value = wallet == address(0) ? bytes("") : abi.encodePacked(wallet);
        emit MetadataSet(agentId, WALLET_KEY, WALLET_KEY, value);
    }

    /// @dev A new owner is not paid at the old one's wallet.
    function _update(address to, uint256 agentId, address authorised) internal override returns (address from) {
        from = super._update(to, agentId, authorised);
        if (from != address(0) && from != to) _setWallet(agentId, address(0));
    }
}
